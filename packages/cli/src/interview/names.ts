import { namePattern, UserError } from "@create-backend/core";

/** Refuses what cannot be a folder, a package and a part of a URL at once. `CB-107` */
export function assertName(name: string, what: string, flag: string): void {
  if (namePattern.test(name) && name.length <= 40) return;
  const better = suggestion(name);
  throw new UserError("CB-107", {
    what: `${JSON.stringify(name)} cannot be the name of ${what}.`,
    why: "Names become folders, packages and addresses: lower-case letters, digits and single hyphens, a letter first, 40 at most.",
    todo: better === undefined ? `Choose another name with ${flag}.` : `Take "${better}", or choose another with ${flag}.`,
    place: { key: flag },
  });
}

/** The nearest name that would do. */
function suggestion(name: string): string | undefined {
  const better = name
    .normalize("NFKD")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "")
    .slice(0, 40);
  return namePattern.test(better) ? better : undefined;
}
