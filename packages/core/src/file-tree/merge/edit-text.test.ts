import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, parseDocument, stringify, visit } from "yaml";
import { edited } from "./edit-values.ts";
import { editText } from "./edit-text.ts";
import { jsonFormat } from "./json-format.ts";
import { mergeJson, mergeYaml, parseJson } from "./merge-document.ts";
import { mergeValues } from "./merge-values.ts";
import { yamlFormat } from "./yaml-format.ts";

const workflow = `# ours
on:
  push:
    branches: [main]   # and no other

jobs:
  test:
    runs-on:   ubuntu
    steps:
    - uses: actions/checkout@v4 # pinned
    - name: build
      run: |
        make
        make install

    # slow
    - name: "test"
      run: 'make test'
`;

function after(mine: string, change: (text: string) => string): string | undefined {
  return mergeYaml({ base: workflow, mine, theirs: change(workflow) })?.text;
}

describe("an edit of a document touches what it changes and nothing else", () => {
  const changes: readonly (readonly [what: string, was: string, is: string])[] = [
    ["a scalar", "runs-on:   ubuntu\n", "runs-on:   windows\n"],
    ["a version in a list of steps", "checkout@v4", "checkout@v5"],
    ["a text of several lines", "        make install\n", "        make -j install\n"],
    ["a text in quotes", "run: 'make test'", "run: 'make check'"],
    ["an item of a list in brackets", "[main]", "[main, next]"],
    ["a step more", "        make install\n", "        make install\n    - run: make lint\n"],
    ["a key more", "    runs-on", "    timeout-minutes: 5\n    runs-on"],
    ["a job more", "jobs:\n", "jobs:\n  lint:\n    steps:\n    - run: make lint\n"],
    ["a step less", '    - name: build\n      run: |\n        make\n        make install\n', ""],
    ["a block in place of brackets", "branches: [main]   # and no other", "branches: { main: 1 }   # and no other"],
  ];
  test.each(changes)("%s", (_, was, is) => {
    const change = (text: string): string => text.replace(was, is);

    expect(after(workflow, change)).toBe(change(workflow));
    expect(after(workflow.replaceAll("\n", "\r\n"), change)).toBe(change(workflow).replaceAll("\n", "\r\n"));
  });

  test("JSON keeps lists on one line, its indentation and its comments", () => {
    const mine = '{\n\t// of the editor\n\t"include": ["src", "test"], "strict": true,\n\t"paths": {},\n\t"lib": [\n\t\t"a"\n\t]\n}\n';
    const theirs = { include: ["src", "bench", "test"], strict: true, paths: { "@/*": ["src"] }, lib: ["a", { b: 1 }], last: 1 };

    expect(mergeJson({ base: JSON.stringify(parseJson(mine)), mine, theirs: JSON.stringify(theirs) })?.text).toBe(
      '{\n\t// of the editor\n\t"include": ["src", "bench", "test"], "strict": true,\n\t"paths": {\n\t\t"@/*": [\n\t\t\t"src"\n\t\t]\n\t},\n\t"lib": [\n\t\t"a",\n\t\t{\n\t\t\t"b": 1\n\t\t}\n\t],\n\t"last": 1\n}\n',
    );
  });
});

describe("items of a list are told apart by what they are called", () => {
  const steps = (...lines: readonly string[]): string => `steps:\n${lines.map((line) => `  - ${line}\n`).join("")}`;

  test("a step of the user's beside one that the templates raise is no conflict", () => {
    const base = steps("uses: actions/checkout@v4", "run: make");
    const mine = steps("uses: actions/checkout@v4", "run: echo mine", "run: make");

    expect(mergeYaml({ base, mine, theirs: steps("uses: actions/checkout@v5", "run: make") })).toEqual({ text: mine.replace("@v4", "@v5"), clashes: [] });
  });

  test("a step that the user changed and the templates drop is a clash, and so is one that the user dropped and the templates change", () => {
    const at = (version: string): string => steps(`{ name: a, with: ${version} }`, "run: make");

    expect(mergeYaml({ base: at("1"), mine: at("2"), theirs: steps("run: make") })?.clashes).toEqual([["steps", 0]]);
    expect(mergeYaml({ base: at("1"), mine: steps("run: make"), theirs: at("2") })?.clashes).toEqual([["steps", "name a"]]);
  });

  test("another order of steps is taken where the user changed none, and is a clash otherwise", () => {
    const [base, theirs] = [steps("run: a", "run: b"), steps("run: b", "run: a")];

    expect(parse(mergeYaml({ base, mine: base, theirs })?.text ?? "")).toEqual(parse(theirs));
    expect(mergeYaml({ base, mine: steps("run: a", "run: b", "run: c"), theirs })?.clashes).toEqual([["steps"]]);
  });
});

const scalar = fc.oneof(fc.stringMatching(/^[a-z :#'"\n-]{0,8}$/), fc.integer({ min: -9, max: 99 }), fc.boolean(), fc.constant(null));
const { value: tree } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, scalar, fc.array(tie("value"), { maxLength: 3 }), fc.dictionary(fc.constantFrom("a", "b", "c", "name", "x y"), tie("value"), { maxKeys: 4, noNullPrototype: true })),
}));
const documentOf = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), tree, { minKeys: 2, noNullPrototype: true });

interface Style {
  readonly flows: readonly number[];
  readonly indent: number;
  readonly indentSeq: boolean;
}

/** A text in someone's own style: some collections in brackets, and a comment above some lines. */
function styled(value: unknown, { flows, ...style }: Style): string {
  const document = parseDocument(stringify(value, { ...style, lineWidth: 0 }));
  let at = 0;
  visit(document, {
    Collection: (_, node) => {
      node.flow = node.items.length === 0 || flows.includes(at++);
    },
    Scalar: (key, node) => {
      if (key === "key" && at % 3 === 1) node.commentBefore = ` ${at}`;
    },
  });
  return document.toString({ ...style, lineWidth: 0 });
}

test("every edit between two documents has its place in a text, whatever its style, and gives the document that was meant", () => {
  const style: fc.Arbitrary<Style> = fc.record({ flows: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 3 }), indent: fc.constantFrom(2, 4), indentSeq: fc.boolean() });
  fc.assert(
    fc.property(documentOf, documentOf, style, (mine, theirs, how) => {
      const { edits } = mergeValues({ base: mine, mine, theirs: { keep: 1, ...theirs } }, () => undefined);
      const text = styled(mine, how);

      expect(parse(editText(text, edits, yamlFormat) as string)).toEqual(edited(mine, edits));
      expect(parseJson(editText(JSON.stringify(mine, null, how.indent), edits, jsonFormat) as string)).toEqual(edited(mine, edits));
    }),
    { numRuns: 1000, seed: 20_261_127 },
  );
});
