import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeContent } from "./merge-content.ts";

const labels = { mine: "mine", base: "base", theirs: "theirs" };
const merge = (path: string, base: string, mine: string, theirs: string) => mergeContent(path, { base, mine, theirs }, labels);

const pyproject = `# ours
[project]
name = "shop"
dependencies = [
  "fastapi==0.1.0",
  # for the database
  "sqlalchemy==2.0.1",
]

[tool.ruff]
line-length = 120

[[tool.contracts]]
name = "layers"
type = "layers"

[[tool.contracts]]
name = "domain"
type = "forbidden"
`;
const pom = `<?xml version="1.0"?>
<project>
  <version>1.0.0</version>
  <dependencies>
    <!-- web -->
    <dependency>
      <groupId>org.web</groupId>
      <artifactId>web</artifactId>
      <version>1.0.0</version>
    </dependency>
  </dependencies>
</project>
`;
const dependency = (name: string, version: string): string => `    <dependency>\n      <groupId>org.${name}</groupId>\n      <artifactId>${name}</artifactId>\n      <version>${version}</version>\n    </dependency>\n`;

describe("a merge by names", () => {
  test("takes neighbouring requirements of both, the higher of two versions, and keeps order and comments", () => {
    const mine = pyproject.replace('  "sqlalchemy==2.0.1",\n', '  "sqlalchemy==2.0.10",\n  "mine>=1",\n');
    const theirs = pyproject.replace('  "sqlalchemy==2.0.1",\n', '  "sqlalchemy==2.0.9",\n  "theirs>=1",\n');

    expect(merge("pyproject.toml", pyproject, mine, theirs)).toEqual({ text: mine.replace('  "mine>=1",\n', '  "theirs>=1",\n  "mine>=1",\n'), conflicts: 0, clashes: [] });
  });

  test("gives the item that was last its comma", () => {
    const list = (...items: string[]): string => `a = [\n${items.join("\n")}\n]\n`;

    expect(merge("a.toml", list('  "x"'), list('  "y",', '  "x"'), list('  "x",', '  "z"')).text).toBe(list('  "y",', '  "x",', '  "z"'));
  });

  test("tells tables of one name apart, and leaves a true clash to the user with its name", () => {
    const mine = pyproject.replace('type = "layers"\n\n', 'type = "mine"\n\n').replace('type = "forbidden"', 'type = "forbidden"\nmine = 1');
    const theirs = pyproject.replace('type = "layers"\n\n', 'type = "theirs"\n\n').replace('type = "forbidden"', 'type = "forbidden"\ntheirs = 1');

    expect(merge("pyproject.toml", pyproject, mine, theirs)).toMatchObject({ conflicts: 2, clashes: ['[[tool.contracts]] name = "layers".type'] });
  });

  test("puts two modules of go.mod side by side", () => {
    const base = "module shop\n\ngo 1.24\n\nrequire (\n\tgithub.com/a/a v1.0.0\n)\n";
    const mine = base.replace("v1.0.0\n", "v1.2.0\n\tgithub.com/m/m v1.0.0 // indirect\n");
    const theirs = base.replace("v1.0.0\n", "v1.10.0\n\tgithub.com/t/t v1.0.0\n");

    expect(merge("go.mod", base, mine, theirs).text).toBe("module shop\n\ngo 1.24\n\nrequire (\n\tgithub.com/a/a v1.10.0\n\tgithub.com/t/t v1.0.0\n\tgithub.com/m/m v1.0.0 // indirect\n)\n");
  });

  test("reads a pom as projects have it: with a licence, a root over several lines, texts over several lines and comments behind elements", () => {
    const real = pom
      .replace('<?xml version="1.0"?>\n', '<?xml version="1.0"?>\n<!--\n  Licensed to everybody:\n  <use it>\n-->\n')
      .replace("<project>\n", '<project xmlns="http://maven.apache.org/POM/4.0.0"\n         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n  <description>\n    A shop.\n    It sells.\n  </description>\n  <argLine>-Xmx1g\n    -ea</argLine>\n');
    const end = "  </dependencies>\n";
    const [mine, theirs] = ["mine", "theirs"].map((name) => real.replace(end, dependency(name, "1.0.0").replace("</version>", "</version> <!-- of ours -->") + end)) as [string, string];

    expect(real).toContain("xmlns:xsi");
    expect(merge("pom.xml", real, mine, theirs)).toMatchObject({ conflicts: 0, text: theirs.replace(end, dependency("mine", "1.0.0").replace("</version>", "</version> <!-- of ours -->") + end) });
    expect(merge("pom.xml", real, mine.replace("It sells", "Mine sells"), theirs.replace("It sells", "Theirs sells")).conflicts).toBeGreaterThan(0);
  });

  test("leaves a comment that is never closed to the merge by lines", () => {
    const open = pom.replace("<project>", `<!--${"\n".repeat(1000)}<project>`);
    const end = "  </dependencies>\n";

    expect(merge("pom.xml", open, open.replace(end, dependency("mine", "1") + end), open.replace(end, dependency("theirs", "1") + end)).conflicts).toBe(1);
  });

  test("adds whole elements of both to a pom, and packages of both to a csproj", () => {
    const end = "  </dependencies>\n";
    const mine = pom.replace(end, dependency("mine", "1.0.0") + end).replace("<version>1.0.0</version>\n    </dependency>", "<version>1.1.0</version>\n    </dependency>");
    const theirs = pom.replace(end, dependency("theirs", "1.0.0") + end).replace("<version>1.0.0</version>\n    </dependency>", "<version>1.2.0</version>\n    </dependency>");
    const merged = merge("pom.xml", pom, mine, theirs);

    expect(merged).toMatchObject({ conflicts: 0, text: pom.replace("<version>1.0.0</version>\n    </dependency>", "<version>1.2.0</version>\n    </dependency>").replace(end, dependency("theirs", "1.0.0") + dependency("mine", "1.0.0") + end) });
    const project = (...packages: string[]): string => `<Project Sdk="x">\n  <ItemGroup>\n${packages.map((name) => `    <PackageReference Include="${name}" Version="1.0.0" />\n`).join("")}  </ItemGroup>\n</Project>\n`;
    expect(merge("Shop.csproj", project("A"), project("A", "M"), project("A", "T")).text).toBe(project("A", "T", "M"));
  });

  test("keeps the user's value of a setting, takes new ones with their remarks, and never says one twice", () => {
    const base = "# where it listens\nPORT=3000\n# LOG_LEVEL=info\n\n# the store\nDATABASE_URL=\n";
    const mine = base.replace("PORT=3000", "PORT=4000").replace("# LOG_LEVEL=info", "LOG_LEVEL=debug\nMINE=1");
    const added = base.replace("# LOG_LEVEL=info\n", "# LOG_LEVEL=info\n# how long\nTIMEOUT=5\n");

    expect(merge(".env.example", base, mine, added)).toEqual({ text: mine.replace("LOG_LEVEL=debug\n", "LOG_LEVEL=debug\n# how long\nTIMEOUT=5\n"), conflicts: 0, clashes: [] });
    expect(merge("apps/api/.env.example", base, mine, base.replace("PORT=3000", "PORT=5000"))).toMatchObject({ conflicts: 1, clashes: ["PORT"] });
    expect(merge(".env", base, base.replace("DATABASE_URL=\n", "DATABASE_URL=\nSHARED=1\n"), base.replace("PORT=3000\n", "PORT=3000\nSHARED=1\n")).text.match(/SHARED/g)).toHaveLength(1);
  });

  test("merges documents of one file each by itself", () => {
    const object = (kind: string, ...lines: string[]): string => `kind: ${kind}\nmetadata:\n  name: api # ours\nspec:\n${lines.map((line) => `  ${line}\n`).join("")}`;
    const base = [object("Service", "port: 1"), object("Deployment", "replicas: 2")].join("---\n");
    const mine = [object("Service", "port: 1", "mine: 1"), object("Deployment", "replicas: 3")].join("---\n");
    const theirs = [object("Service", "port: 1", "theirs: 1"), object("Deployment", "replicas: 2"), object("Ingress", "host: x")].join("---\n");

    expect(merge("k8s.yaml", base, mine, theirs)).toMatchObject({ conflicts: 0, text: [object("Service", "port: 1", "theirs: 1", "mine: 1"), object("Deployment", "replicas: 3"), object("Ingress", "host: x")].join("---\n") });
  });

  const text = (list: readonly string[]): string => `[project]\ndependencies = [\n${list.map((name) => `  "${name}==1.0",\n`).join("")}]\n\n[tool]\nx = 1\n`;
  const letters = ["a", "b", "c", "d", "e", "f", "g"];
  const named = (base: readonly string[], mine: readonly string[], theirs: readonly string[]) => {
    const { text: merged, conflicts } = merge("pyproject.toml", text(base), text(mine), text(theirs));
    return { conflicts, names: [...merged.matchAll(/"(\w)==/g)].map((found) => found[1] ?? "").sort() };
  };

  test("keeps what either side added and drops what either side dropped, for any three lists", () => {
    const list = fc.subarray(letters);
    fc.assert(
      fc.property(list, list, list, (base, mine, theirs) => {
        const wanted = letters.filter((name) => (base.includes(name) ? mine.includes(name) && theirs.includes(name) : mine.includes(name) || theirs.includes(name)));
        expect(named(base, mine, theirs)).toEqual({ conflicts: 0, names: wanted });
      }),
      { numRuns: 1000 },
    );
  });

  test("loses none and says none twice where the user has moved them, too", () => {
    const list = fc.shuffledSubarray(letters);
    fc.assert(
      fc.property(list, list, list, (base, mine, theirs) => {
        const { conflicts, names } = named(base, mine, theirs);
        if (conflicts > 0) return;
        expect(names).toEqual([...new Set(names)]);
        for (const name of letters) if ((mine.includes(name) || theirs.includes(name)) && !base.includes(name)) expect(names).toContain(name);
      }),
      { numRuns: 1000 },
    );
  });
});

test("tables of a list that both sides add to are many, and no name said twice", () => {
  const overrides = (...modules: readonly string[]): string => ["[tool.mypy]", "strict = true", ...modules.flatMap((module) => ["", "[[tool.mypy.overrides]]", `module = "${module}"`])].join("\n") + "\n";
  const base = overrides("a");
  const { text, conflicts } = merge("pyproject.toml", base, overrides("mine", "a"), overrides("a", "theirs"));

  expect({ text, conflicts }).toEqual({ text: overrides("mine", "a", "theirs"), conflicts: 0 });
});

test("a table that nothing is left of what it stood behind stands last, not above keys that belong to none", () => {
  const deps = (version: string): string => `\n[deps]\nv = "${version}"\n`;
  const { text, conflicts } = merge("settings.toml", `[old]\na = 1\n${deps("1.0.0")}`, `name = "shop"\n${deps("1.1.0")}`, `[old]\na = 1\n\n[new]\nb = 1\n${deps("1.2.0")}`);

  expect({ text, conflicts }).toEqual({ text: `name = "shop"\n${deps("1.2.0")}\n[new]\nb = 1\n`, conflicts: 0 });
});
