/** Whether a version is later than another one; both as `1.2.3`, a pre-release counts as its version. */
export function isNewer(version: string, than: string): boolean {
  const numbers = (text: string): number[] => text.split("-")[0]?.split(".").map(Number) ?? [];
  const [a, b] = [numbers(version), numbers(than)];
  const at = [0, 1, 2].find((index) => (a[index] ?? 0) !== (b[index] ?? 0));
  return at !== undefined && (a[at] ?? 0) > (b[at] ?? 0);
}
