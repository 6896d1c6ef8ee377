const always = /(?:^|\/)(?:node_modules|\.git|\.venv|__pycache__|\.turbo|\.gradle)\//;

/** Folders that a tool fills, by the file that stands beside them; elsewhere such a folder is a package like any other. */
const filledBeside: readonly (readonly [folders: ReadonlySet<string>, marker: RegExp])[] = [
  [new Set(["bin", "obj"]), /\.(?:cs|fs|vb)proj$/],
  [new Set(["target"]), /^(?:pom\.xml|Cargo\.toml|build\.sbt)$/],
  [new Set(["vendor"]), /^(?:go\.mod|go\.work|composer\.json|Gemfile)$/],
  [new Set(["dist"]), /^(?:package\.json|pyproject\.toml|setup\.py)$/],
  [new Set(["venv"]), /^(?:pyproject\.toml|setup\.py|manage\.py|requirements.*\.txt)$/],
];

const candidate = /(?:^|\/)(bin|obj|target|vendor|dist|venv)\//;

/** Whether a folder holds what a tool fetched or made, by its name and the names beside it. */
export function isMadeFolder(name: string, beside: readonly string[]): boolean {
  return always.test(`${name}/`) || filledBeside.some(([folders, marker]) => folders.has(name) && beside.some((each) => marker.test(each)));
}

/** The paths that people write: all but what tools fetched or made. */
export function writtenIn(paths: Iterable<string>): readonly string[] {
  const rest = [...paths].filter((path) => !always.test(path));
  if (!rest.some((path) => candidate.test(path))) return rest;
  const made = new Set<string>();
  for (const path of rest) {
    const name = path.lastIndexOf("/") + 1;
    for (const [folders, marker] of filledBeside) if (marker.test(path.slice(name))) for (const folder of folders) made.add(path.slice(0, name) + folder);
  }
  return rest.filter((path) => !candidate.test(path) || !liesIn(path, made));
}

function liesIn(path: string, folders: ReadonlySet<string>): boolean {
  for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) if (folders.has(path.slice(0, slash))) return true;
  return false;
}
