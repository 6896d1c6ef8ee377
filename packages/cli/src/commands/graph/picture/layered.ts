/** A box to be placed. */
export interface Box {
  readonly id: string;
  readonly width: number;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where boxes stand: upper left corners, and how large the whole is. */
export interface Placed {
  readonly spots: ReadonlyMap<string, Spot>;
  readonly width: number;
  readonly height: number;
}

export const boxHeight = 44;
const gapX = 28;
const gapY = 64;
const sweeps = 8;

/** Places boxes in layers, users above what they use (Sugiyama: circles opened, longest paths, barycentres), and below them those that have to do with no other. What is too wide takes several rows. */
export function layered(boxes: readonly Box[], arrows: readonly Arrow[]): Placed {
  const index = new Map(boxes.map(({ id }, number) => [id, number]));
  const pairs = arrows.flatMap(({ from, to }): [number, number][] => {
    const [a, b] = [index.get(from), index.get(to)];
    return a === undefined || b === undefined || a === b ? [] : [[a, b]];
  });
  const forward = withoutCircles(boxes.length, pairs);
  const linked = new Set(forward.flat());
  const alone = [...boxes.keys()].filter((node) => !linked.has(node));
  const used = layersOf(boxes.length, forward).map((layer) => layer.filter((node) => linked.has(node)));
  const layers = packed(ordered(used.filter(({ length }) => length > 0), boxes.length, forward), linked.size);
  const perRow = Math.max(8, Math.ceil(Math.sqrt(boxes.length) * 1.5));
  const widest = Math.max(4, ...layers.map(({ length }) => Math.min(length, perRow)), Math.ceil(Math.sqrt(alone.length) * 1.5));
  return placed([...layers.flatMap((layer) => inRows(layer, perRow)), ...inRows(alone, widest)], boxes);
}

/** Rows of about the same length, none longer than asked. */
function inRows(nodes: readonly number[], most: number): readonly (readonly number[])[] {
  const rows = Math.ceil(nodes.length / most);
  const each = Math.ceil(nodes.length / rows);
  return Array.from({ length: rows }, (_, row) => nodes.slice(row * each, (row + 1) * each));
}

/** Arrows with those that close a circle turned round (depth first, without recursion). */
function withoutCircles(nodes: number, pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const out = listsOf(nodes, pairs);
  const state = new Uint8Array(nodes);
  const kept: [number, number][] = [];
  for (let root = 0; root < nodes; root++) {
    if (state[root] !== 0) continue;
    const path = [root];
    const next = [0];
    state[root] = 1;
    while (path.length > 0) {
      const node = path.at(-1) as number;
      const target = out[node]?.[(next[next.length - 1] as number)++];
      if (target === undefined) {
        state[node] = 2;
        path.pop();
        next.pop();
        continue;
      }
      kept.push(state[target] === 1 ? [target, node] : [node, target]);
      if (state[target] !== 0) continue;
      state[target] = 1;
      path.push(target);
      next.push(0);
    }
  }
  return kept;
}

function listsOf(nodes: number, pairs: readonly (readonly [number, number])[]): number[][] {
  const lists: number[][] = Array.from({ length: nodes }, () => []);
  for (const [from, to] of pairs) lists[from]?.push(to);
  return lists;
}

/** Every box below all that use it. */
function layersOf(nodes: number, pairs: readonly (readonly [number, number])[]): number[][] {
  const out = listsOf(nodes, pairs);
  const waiting = new Int32Array(nodes);
  for (const [, to] of pairs) waiting[to] = (waiting[to] as number) + 1;
  const depth = new Int32Array(nodes);
  const queue = [...waiting.keys()].filter((node) => waiting[node] === 0);
  for (const node of queue)
    for (const target of out[node] as number[]) {
      depth[target] = Math.max(depth[target] as number, (depth[node] as number) + 1);
      waiting[target] = (waiting[target] as number) - 1;
      if (waiting[target] === 0) queue.push(target);
    }
  const layers: number[][] = Array.from({ length: Math.max(-1, ...depth) + 1 }, () => []);
  depth.forEach((layer, node) => layers[layer]?.push(node));
  return layers;
}

/** Moves every box to the middle of its neighbours, up and down in turn. */
function ordered(layers: number[][], nodes: number, pairs: readonly (readonly [number, number])[]): readonly (readonly number[])[] {
  const down = listsOf(nodes, pairs);
  const up = listsOf(nodes, pairs.map(([from, to]) => [to, from]));
  const place = new Float64Array(nodes);
  const number = (layer: readonly number[]): void => layer.forEach((node, at) => (place[node] = (at + 0.5) / layer.length));
  layers.forEach(number);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const neighbours = sweep % 2 === 0 ? up : down;
    for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
      const wish = new Map(layer.map((node) => [node, mean((neighbours[node] as number[]).map((other) => place[other] as number)) ?? (place[node] as number)]));
      layer.sort((a, b) => (wish.get(a) as number) - (wish.get(b) as number) || a - b);
      number(layer);
    }
  }
  return layers;
}

/** Many layers of few boxes make a tower that nobody can look at: neighbouring layers share a row then. */
function packed(layers: readonly (readonly number[])[], nodes: number): readonly (readonly number[])[] {
  if (layers.length <= 2 * Math.sqrt(nodes)) return layers;
  const wide = Math.ceil(Math.sqrt(nodes * 1.6));
  const rows: number[][] = [];
  for (const layer of layers) {
    const row = rows.at(-1);
    if (row !== undefined && row.length + layer.length <= wide) row.push(...layer);
    else rows.push([...layer]);
  }
  return rows;
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function placed(rows: readonly (readonly number[])[], boxes: readonly Box[]): Placed {
  const widthOf = (row: readonly number[]): number => row.reduce((sum, node) => sum + (boxes[node] as Box).width, 0) + gapX * Math.max(0, row.length - 1);
  const width = Math.max(0, ...rows.map(widthOf));
  const spots = new Map<string, Spot>();
  rows.forEach((row, level) => {
    let x = (width - widthOf(row)) / 2;
    for (const node of row) {
      const { id, width: own } = boxes[node] as Box;
      spots.set(id, { x, y: level * (boxHeight + gapY) });
      x += own + gapX;
    }
  });
  return { spots, width, height: rows.length * (boxHeight + gapY) - gapY };
}
