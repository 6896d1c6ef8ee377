export const NAME_MAX = 100;

export interface Order {
  readonly id: string;
  readonly name: string;
  readonly catalogId: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What callers may set. */
export type Facts = Omit<Order, "id" | "version" | "createdAt" | "updatedAt">;

/** What holds for every order, however it came to be. */
function checked(order: Order): Order {
  const { length } = Array.from(order.name);
  if (length >= 1 && length <= NAME_MAX) return order;
  throw new RangeError(`A name cannot have ${length.toString()} characters.`);
}

export function createOrder(id: string, facts: Facts, now: Date): Order {
  return checked({ ...facts, id, version: 1, createdAt: now, updatedAt: now });
}

/** The next version. */
export function changeOrder(current: Order, facts: Partial<Facts>, now: Date): Order {
  return checked({ ...current, ...facts, version: current.version + 1, updatedAt: now });
}
