import { describe, expect, test } from "vitest";
import { environmentReads } from "./environment-reads.ts";
import { Look } from "./look.ts";
import { literalsOf } from "./literals-of.ts";

/** `callee name=value`, and that each value stands where it says. */
function read(path: string, text: string): readonly string[] {
  return literalsOf(text, path).map(({ value, start, call, name }) => {
    expect(text.slice(start, start + 1)).toBe(value.slice(0, 1));
    return `${call?.callee ?? ""} ${name ?? ""}=${value.replace(/\s+/g, " ")}`;
  });
}

describe("strings of Java, Go and C#", () => {
  test("Java: text blocks, characters, comments, annotations, and what a plus joins", () => {
    expect(read("A.java", `// "no"\n@Table(name = "orders", schema = "shop") class A { char c = '"'; /* "no" */ String a = "x \\" y" + "z" + n + "w"; String b = """\n  select "a"\n""";\n void f() { db.<Row>query("q", new Row("r")); } }`)).toEqual([
      "Table name=orders", "Table schema=shop", ' a=x \\" y z', " =w", ' b= select "a" ', "query =q", "Row =r",
    ]);
  });

  test("Go: raw strings, runes, struct tags and keys", () => {
    expect(read("a.go", "var a = `select\n\"x\"` // \"no\"\nvar r = '\"'\ntype T struct { A string `db:\"a\"` }\nvar b = Input{TableName: \"orders\"}\nfunc f() { db.Exec(\"q\" + \"r\", \"s\") }\n")).toEqual([
      ' a=select "x"', ' =db:"a"', "Input TableName=orders", "Exec =q r", "Exec =s",
    ]);
  });

  test("C#: verbatim, interpolated and raw strings, attributes, named and type arguments", () => {
    expect(read("A.cs", `[Table("orders", Schema = "shop")] class A { string a = @"x ""y"""; string b = $"select {f("z")}"; string c = """\nraw "q"\n"""; void F() { b.AddColumn<string>(name: "n", table: "t"); } }`)).toEqual([
      "Table =orders", "Table Schema=shop", ' a=x ""y""', ' b=select {f("z")}', ' c= raw "q" ', "AddColumn name=n", "AddColumn table=t",
    ]);
  });

  test("what is never closed ends the text, and nothing hangs", () => {
    for (const path of ["A.java", "a.go", "A.cs"]) for (const text of ['"', "'", "`", '"""', '@"', '$"{', "/*", "//", '("a" + '.repeat(2000)]) expect(() => literalsOf(text, path)).not.toThrow();
  });

  test("variables of the environment are found by the calls that read them", () => {
    const names = (path: string, text: string): readonly string[] => environmentReads(new Look(text, path)).map(({ name }) => name);
    expect(names("A.java", `class A { String a = System.getenv("A_URL"); String b = "getenv(\\"NO\\")"; }`)).toEqual(["A_URL"]);
    expect(names("a.go", `package a\nvar a, _ = os.LookupEnv("A_URL")\nvar b = os.Getenv("B_URL")\n`)).toEqual(["A_URL", "B_URL"]);
    expect(names("A.cs", `class A { string a = Environment.GetEnvironmentVariable("A_URL"); }`)).toEqual(["A_URL"]);
  });
});
