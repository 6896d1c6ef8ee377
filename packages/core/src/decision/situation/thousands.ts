/** Money that rests on estimates: 12,300 · 81 · 4.1. */
export function dollars(value: number): string {
  return thousands(value < 10 ? Number(value.toFixed(1)) : Math.round(value));
}

/** A number in full, thousands apart: 2,667. */
export function thousands(value: number): string {
  const [whole = "", rest] = String(value).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${rest === undefined ? "" : `.${rest}`}`;
}
