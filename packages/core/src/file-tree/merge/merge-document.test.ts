import { describe, expect, test } from "vitest";
import { mergeContent } from "./merge-content.ts";

const labels = { mine: "m", base: "b", theirs: "t" };
const steps = "steps:\n  - uses: actions/checkout@v4\n  - run: npm test\n";
const mine = steps.replace("  - uses", "  # pinned by us\n  - uses");

test("a comment of the user's in a list stays beside a step that the templates change", () => {
  const theirs = steps.replace("@v4", "@v5");

  expect(mergeContent("ci.yml", { base: steps, mine, theirs }, labels)).toEqual({ text: mine.replace("@v4", "@v5"), conflicts: 0, clashes: [] });
});

test("a comment of the user's in a list that the templates write anew is a conflict, and not lost", () => {
  const { text, conflicts } = mergeContent("ci.yml", { base: steps, mine, theirs: "steps:\n  - run: make\n" }, labels);

  expect(conflicts).toBe(1);
  expect(text).toContain("# pinned by us");
});

test("an item that both sides put something of their own in place of is a conflict, and not two items", () => {
  const file = (...runs: readonly string[]): string => ["steps:", ...runs.map((run) => `  - run: ${run}`), ""].join("\n");
  const base = file("npm ci", "npm test", "npm run pack");

  expect(mergeContent("ci.yml", { base, mine: file("npm ci", "npm test -- --coverage", "npm run pack"), theirs: file("npm ci", "npm run test:all", "npm run pack") }, labels).conflicts).toBe(1);
  expect(mergeContent("ci.yml", { base, mine: file("npm ci", "npm run lint", "npm run pack"), theirs: file("npm ci", "npm run pack", "npm publish") }, labels)).toEqual({ text: file("npm ci", "npm run lint", "npm run pack", "npm publish"), conflicts: 0, clashes: [] });
});

const tagged = "Resources:\n  Api:\n    Name: !Sub '${Stack}-api'\n    Env: { TABLE: !Ref Table }\n    Role: !GetAtt Role.Arn\n";

test("a value keeps its tag, whoever wrote it and wherever the templates put it", () => {
  const mine = tagged.replace("    Env", "    Memory: 512\n    Env").replace("!GetAtt Role.Arn", "!GetAtt Mine.Arn");
  const theirs = tagged.replace("    Env", "    Timeout: !Ref Seconds\n    Env").replace("TABLE: !Ref Table", "TABLE: !Ref Orders, KEY: !Sub 'a: b'");

  expect(mergeContent("template.yaml", { base: tagged, mine, theirs }, labels)).toEqual({
    text: "Resources:\n  Api:\n    Name: !Sub '${Stack}-api'\n    Timeout: !Ref Seconds\n    Memory: 512\n    Env: { TABLE: !Ref Orders, KEY: !Sub 'a: b' }\n    Role: !GetAtt Mine.Arn\n",
    conflicts: 0,
    clashes: [],
  });
});

test("another tag on both sides is a conflict", () => {
  const [mine, theirs] = ["!Ref Mine", "!Sub Role"].map((role) => tagged.replace("!GetAtt Role.Arn", role)) as [string, string];

  expect(mergeContent("template.yaml", { base: tagged, mine, theirs }, labels)).toMatchObject({ conflicts: 1, clashes: ["Resources.Api.Role"] });
});

test("a step that the templates change keeps its place where the user replaced the one above", () => {
  const job = (install: string, lint: string): string => `steps:\n  - uses: actions/checkout@v4\n  - run: ${install}\n  - run: ${lint}\n  - run: npm test\n`;

  expect(mergeContent("ci.yml", { base: job("npm ci", "npm run lint"), mine: job("npm install", "npm run lint"), theirs: job("npm ci", "npm run lint -- --all") }, labels)).toEqual({ text: job("npm install", "npm run lint -- --all"), conflicts: 0, clashes: [] });
});

test("a list of patterns keeps its comments and empty lines where lines do not clash", () => {
  const ignored = "# built\ndist\n\n# installed\nnode_modules\n";
  const [mine, theirs] = [`# mine\n.idea\n\n${ignored}`, `${ignored}\n# measured\ncoverage\n`];

  expect(mergeContent(".gitignore", { base: ignored, mine, theirs }, labels)).toEqual({ text: `# mine\n.idea\n\n${ignored}\n# measured\ncoverage\n`, conflicts: 0, clashes: [] });
});

test("an address of the user's at the end of an object is no comment that goes where the templates add a key behind it", () => {
  const manifest = (home: string, more = ""): string => `{\n  "name": "shop",\n  "homepage": "https://${home}"${more}\n}\n`;

  expect(mergeContent("package.json", { base: manifest("shop"), mine: manifest("mine"), theirs: manifest("shop", ',\n  "type": "module"') }, labels)).toEqual({ text: manifest("mine", ',\n  "type": "module"'), conflicts: 0, clashes: [] });
});

describe("a key that both sides gave another name", () => {
  const compose = (name: string, more = ""): string => `services:\n  api:\n    image: api\n  ${name}:\n    image: postgres\n    ports: [5432]\n${more}`;

  test("is a conflict, and not two keys", () => {
    expect(mergeContent("compose.yaml", { base: compose("db"), mine: compose("database"), theirs: compose("postgres") }, labels)).toMatchObject({ conflicts: 1, clashes: ["services.db"] });
    expect(mergeContent("compose.yaml", { base: compose("db"), mine: compose("database", "    volumes: [data]\n"), theirs: compose("postgres").replace("image: postgres", "image: postgres:18") }, labels).conflicts).toBe(1);
  });

  test("is one where both gave it the same", () => {
    const both = compose("postgres", "    volumes: [data]\n");
    expect(mergeContent("compose.yaml", { base: compose("db"), mine: both, theirs: compose("postgres").replace("image: postgres", "image: postgres:18") }, labels)).toEqual({ text: both.replace("image: postgres", "image: postgres:18"), conflicts: 0, clashes: [] });
  });

  test("is none where each put something else in its place", () => {
    const [mine, theirs] = ["cache:\n    image: redis\n", "mail:\n    image: mailpit\n"].map((own) => compose("db").replace(/db:[^]*/, own)) as [string, string];
    const { text, conflicts } = mergeContent("compose.yaml", { base: compose("db"), mine, theirs }, labels);

    expect(conflicts).toBe(0);
    expect(text).toMatch(/cache:[^]*mail:|mail:[^]*cache:/);
  });

  test.each([
    ["package.json", (name: string) => `{\n  "scripts": {\n    "build": "tsc",\n    "${name}": "vitest run"\n  }\n}\n`],
    ["pyproject.toml", (name: string) => `[tool.lint]\nwidth = 100\n\n[tool.${name}]\nmessage = "strict"\n`],
    [".env.example", (name: string) => `PORT=3000\n${name.toUpperCase().replace(":", "_")}=localhost\n`],
    ["Shop.csproj", (name: string) => `<Project>\n  <PropertyGroup>\n    <Nullable>enable</Nullable>\n    <${name.replace(":", "")}>library</${name.replace(":", "")}>\n  </PropertyGroup>\n</Project>\n`],
  ])("is a conflict in %s", (path, text) => {
    expect(mergeContent(path, { base: text("test"), mine: text("unit"), theirs: text("tests") }, labels).conflicts).toBe(1);
  });

  test("is none for the versions of packages, where each took another package", () => {
    const manifest = (...names: readonly string[]): string => `${JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, "1.0.0"])) }, null, 2)}\n`;

    expect(mergeContent("package.json", { base: manifest("a", "old"), mine: manifest("a", "mine"), theirs: manifest("a", "theirs") }, labels)).toMatchObject({ conflicts: 0 });
  });
});
