/** The three calls that AWS' runtime client leaves to its compiled part, over HTTP: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html */
const root = `http://${process.env["AWS_LAMBDA_RUNTIME_API"] ?? ""}/2018-06-01/runtime/invocation`;

let posted: Promise<void> = Promise.resolve();

function post(path: string, body: string, headers: Readonly<Record<string, string>> = {}): void {
  const send = async (): Promise<void> => {
    const answer = await fetch(`${root}/${path}`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body });
    await answer.arrayBuffer();
  };
  posted = posted.then(send);
}

/** Waits for the next event; what was answered before has arrived by then. */
export async function next(): Promise<{ readonly bodyJson: string; readonly headers: Readonly<Record<string, string>> }> {
  await posted;
  const answer = await fetch(`${root}/next`);
  return { bodyJson: await answer.text(), headers: Object.fromEntries(answer.headers) };
}

/** What the handler answered. */
export function done(id: string, body: string): void {
  post(`${id}/response`, body);
}

/** That the handler threw, and what. */
export function error(id: string, body: string, cause: string): void {
  post(`${id}/error`, body, { "lambda-runtime-function-error-type": "Unhandled", "lambda-runtime-function-xray-error-cause": encodeURIComponent(cause) });
}
