import { UserError } from "@create-backend/core";
import type { Arguments } from "../../command-line/command.ts";
import { Stopped, type Session } from "../../terminal/session.ts";

/** Shows a plan and asks whether it is welcome: nothing is written before it is accepted. `CB-116` where nobody can be asked. */
export async function agreeTo(plan: string, { label, hint }: { readonly label: string; readonly hint: string }, { args, session }: { args: Arguments; session: Session }): Promise<void> {
  if (args.has("yes")) return;
  if (!session.interactive || args.has("json"))
    throw new UserError("CB-116", { what: "Nobody can be asked whether the plan is welcome.", why: "Nothing is written before it is accepted, and a question needs a terminal.", todo: "Look at it with --dry-run, then run again with --yes.", place: { key: "--yes" } });
  const { choose } = await import("../../interview/prompts/choose.ts");
  session.out.write(`${plan}\n`);
  const entries = [{ value: true, label, hint }, { value: false, label: "Stop", hint: "nothing is written" }];
  const reply = await choose({ question: { title: "Carry this out?" }, entries }, session.out);
  if (reply.kind === "back" || !reply.value) throw new Stopped("Stopped: nothing was written.");
}
