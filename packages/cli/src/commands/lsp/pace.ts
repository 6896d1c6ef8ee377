/** Work that takes less than this is done at once, in milliseconds. */
const quick = 40;
/** Nobody waits longer than this after the last key, in milliseconds. */
const longest = 1000;

/** Lets work wait while more is asked of the same thing, where it took long the last time: nobody waits for what is written over at once. */
export class Pace {
  private readonly took = new Map<string, number>();
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  ask(key: string, work: () => void): void {
    const took = this.took.get(key) ?? 0;
    if (took < quick) this.now(key, work);
    else {
      clearTimeout(this.waiting.get(key));
      this.waiting.set(key, setTimeout(() => this.now(key, work), Math.min(took, longest)).unref());
    }
  }

  /** At once; what waits for the same thing is done with it. */
  now(key: string, work: () => void): void {
    clearTimeout(this.waiting.get(key));
    this.waiting.delete(key);
    const start = performance.now();
    work();
    this.took.set(key, performance.now() - start);
  }
}
