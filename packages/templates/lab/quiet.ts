/** How many steps run, over all combinations, and who waits for a turn. */
let running = 0;
let alone = false;
const waiting: { readonly alone: boolean; readonly begin: () => void }[] = [];

/** Runs a step. One that measures runs while no other does: two combinations at a time would measure each other. Turns come in the order they were asked for. */
export async function inTurn<Result>(wantsQuiet: boolean, work: () => Promise<Result>): Promise<Result> {
  await new Promise<void>((begin) => {
    waiting.push({ alone: wantsQuiet, begin });
    letIn();
  });
  try {
    return await work();
  } finally {
    running -= 1;
    alone = false;
    letIn();
  }
}

function letIn(): void {
  for (let next = waiting[0]; next !== undefined && !alone && (running === 0 || !next.alone); next = waiting[0]) {
    waiting.shift();
    running += 1;
    alone = next.alone;
    next.begin();
  }
}
