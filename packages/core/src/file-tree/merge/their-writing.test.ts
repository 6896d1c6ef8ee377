import { describe, expect, test } from "vitest";
import { mergeContent } from "./merge-content.ts";

const labels = { mine: "m", base: "b", theirs: "t" };
const merge = (path: string, base: string, mine: string, theirs: string) => mergeContent(path, { base, mine, theirs }, labels);
const clean = (text: string) => ({ text, conflicts: 0, clashes: [] });

/** Both sides change `image`s next to each other, so lines clash. */
const services = "services:\n  a:\n    image: a:1\n    # keep in step with a\n    port: 1\n  z: {}\n";
const own = "    mine: 1\n";
const mine = services.replace("    # keep", `${own}    # keep`);

describe("where lines of a document clash", () => {
  test("a key that the templates add comes with its comments, written as they write it", () => {
    const added = '    # about it\n    # in two lines\n    new: "yes" # and beside it\n';
    const result = services.replace("image: a:1\n", `image: a:1\n${added}${own}`);

    expect(merge("compose.yaml", services, mine, services.replace("image: a:1\n", `image: a:1\n${added}`))).toEqual(clean(result));
  });

  test("a comment that the templates changed follows beside a key of the user's", () => {
    const change = (text: string): string => text.replace("image: a:1", "image: a:2 # the last one").replace("# keep in step with a", "# follows a");

    expect(merge("compose.yaml", services, mine, change(services))).toEqual(clean(change(mine)));
    expect(merge("compose.yaml", services, mine.replaceAll("\n", "\r\n"), change(services))).toEqual(clean(change(mine).replaceAll("\n", "\r\n")));
  });

  test("a version in a comment goes with what it is about", () => {
    const steps = "steps:\n  - uses: actions/checkout@0a1 # v4.1.0\n  - uses: actions/cache@0b1 # v3\n  - run: make\n";
    const raise = (text: string): string => text.replace("0a1 # v4.1.0", "0c2 # v5.0.0").replace("0b1 # v3", "0d2 # v4");
    const linted = steps.replace("  - run: make", "  - run: make lint\n  - run: make").replace("  - uses: actions/cache", "  - run: echo mine\n  - uses: actions/cache");

    expect(merge("ci.yml", steps, linted, raise(steps))).toEqual(clean(raise(linted)));
  });

  test("a comment that the user changed or took out stays as the user has it", () => {
    const theirs = services.replace("a:1", "a:2").replace("# keep in step with a", "# follows a");

    expect(merge("compose.yaml", services, mine.replace("# keep in step with a", "# mine"), theirs)).toEqual(clean(mine.replace("# keep in step with a", "# mine").replace("a:1", "a:2")));
    expect(merge("compose.yaml", services, mine.replace("    # keep in step with a\n", ""), theirs)).toEqual(clean(mine.replace("    # keep in step with a\n", "").replace("a:1", "a:2")));
  });

  test("a comment of the user's above a key whose comment the templates change stays, too", () => {
    const theirs = services.replace("a:1", "a:2").replace("port: 1", "port: 2").replace("# keep in step with a", "# follows a");
    const result = merge("compose.yaml", services, mine.replace("    # keep", "    # ours, 7\n    # keep"), theirs);

    expect(result.conflicts).toBe(0);
    expect(result.text).toContain("# ours, 7");
    expect(result.text).toContain("# follows a");
  });

  test("settings with comments come with them, on one line where the templates have them so", () => {
    const base = '{\n  "references": [\n    { "path": "./a" },\n    { "path": "./z" }\n  ],\n  // how strict\n  "strict": true\n}\n';
    const extended = base.replace('"./a" },', '"./a" },\n    { "path": "./mine" },').replace('  "strict": true', '  "lib": [],\n  "strict": true');
    const theirs = base.replace('"./a" },', '"./a" },\n    // generated\n    { "path": "./b" },').replace("// how strict", "// how strict it is").replace('"strict": true', '"strict": true,\n  // built only\n  "outDir": "dist"');

    expect(merge("tsconfig.json", base, extended, theirs)).toEqual(
      clean('{\n  "references": [\n    { "path": "./a" },\n    // generated\n    { "path": "./b" },\n    { "path": "./mine" },\n    { "path": "./z" }\n  ],\n  // how strict it is\n  "lib": [],\n  "strict": true,\n  // built only\n  "outDir": "dist"\n}\n'),
    );
  });

  test.each([
    ["pyproject.toml", "# how wide\n[tool.lint]\n# in signs\nwidth = 100\n", "width = 100\n", 'mine = 1\n', "theirs = 1\n"],
    ["Shop.csproj", "<Project>\n  <!-- how wide -->\n  <ItemGroup>\n    <!-- in signs -->\n    <Compile Include=\"a\" />\n  </ItemGroup>\n</Project>\n", '    <Compile Include="a" />\n', '    <Compile Include="mine" />\n', '    <Compile Include="theirs" />\n'],
  ])("comments above a group follow in %s", (path, base, anchor, user, template) => {
    const theirs = base.replace("how wide", "how wide it is").replace(anchor, anchor + template);

    expect(merge(path, base, base.replace(anchor, anchor + user), theirs)).toEqual(clean(theirs.replace(template, template + user)));
  });
});
