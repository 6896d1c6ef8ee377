/** A directed graph over numbered nodes: node → its targets. */
export type Adjacency = readonly (readonly number[])[];

/** Strongly connected components with more than one node (Tarjan, without recursion), each sorted, in order of their first node. */
export function componentsOf(adjacency: Adjacency): readonly (readonly number[])[] {
  const state = new TarjanState(adjacency);
  for (let node = 0; node < adjacency.length; node++) if (state.index[node] === 0) state.explore(node);
  return state.components.sort((a, b) => (a[0] as number) - (b[0] as number));
}

class TarjanState {
  readonly index: Int32Array;
  readonly components: number[][] = [];
  private readonly low: Int32Array;
  private readonly onStack: Uint8Array;
  private readonly stack: number[] = [];
  private counter = 0;
  private readonly adjacency: Adjacency;

  constructor(adjacency: Adjacency) {
    this.adjacency = adjacency;
    this.index = new Int32Array(adjacency.length);
    this.low = new Int32Array(adjacency.length);
    this.onStack = new Uint8Array(adjacency.length);
  }

  explore(root: number): void {
    const path = [root];
    const next = [0];
    this.enter(root);
    while (path.length > 0) {
      const node = path.at(-1) as number;
      const target = this.adjacency[node]?.[(next[next.length - 1] as number)++];
      if (target === undefined) {
        path.pop();
        next.pop();
        this.leave(node, path.at(-1));
      } else if (this.index[target] === 0) {
        this.enter(target);
        path.push(target);
        next.push(0);
      } else if (this.onStack[target] === 1) this.lower(node, this.index[target] as number);
    }
  }

  private enter(node: number): void {
    this.counter++;
    this.index[node] = this.counter;
    this.low[node] = this.counter;
    this.stack.push(node);
    this.onStack[node] = 1;
  }

  private leave(node: number, parent: number | undefined): void {
    if (this.low[node] === this.index[node]) {
      const members: number[] = [];
      let member: number;
      do {
        member = this.stack.pop() as number;
        this.onStack[member] = 0;
        members.push(member);
      } while (member !== node);
      if (members.length > 1) this.components.push(members.sort((a, b) => a - b));
    }
    if (parent !== undefined) this.lower(parent, this.low[node] as number);
  }

  private lower(node: number, value: number): void {
    if (value < (this.low[node] as number)) this.low[node] = value;
  }
}
