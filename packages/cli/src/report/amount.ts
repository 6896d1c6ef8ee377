/** Three digits, thousands apart: 12,300 · 4.09 · 0.012. */
export function amount(value: number): string {
  return grouped(value === 0 ? 0 : Number(value.toPrecision(3)));
}

/** A number in full, thousands apart: 2,667. */
export function grouped(value: number): string {
  const [whole = "", rest] = String(value).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${rest === undefined ? "" : `.${rest}`}`;
}
