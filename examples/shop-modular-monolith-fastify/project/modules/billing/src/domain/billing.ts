export const NAME_MAX = 100;

export interface Billing {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What callers may set. */
export type Facts = Omit<Billing, "id" | "version" | "createdAt" | "updatedAt">;

/** What holds for every billing, however it came to be. */
function checked(billing: Billing): Billing {
  const { length } = Array.from(billing.name);
  if (length >= 1 && length <= NAME_MAX) return billing;
  throw new RangeError(`A name cannot have ${length.toString()} characters.`);
}

export function createBilling(id: string, facts: Facts, now: Date): Billing {
  return checked({ ...facts, id, version: 1, createdAt: now, updatedAt: now });
}

/** The next version. */
export function changeBilling(current: Billing, facts: Partial<Facts>, now: Date): Billing {
  return checked({ ...current, ...facts, version: current.version + 1, updatedAt: now });
}

/** Shortens a text to what fits a name. */
export function fitName(text: string): string {
  return Array.from(text).slice(0, NAME_MAX).join("");
}
