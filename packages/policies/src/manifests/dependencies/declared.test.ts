import { textFile, treeOf } from "@create-backend/core";
import { describe, expect, test } from "vitest";
import { declaredIn } from "./declared.ts";

/** `line name → imported` of everything a manifest declares, `*` for development; each name has to stand where it says. */
function declared(path: string, text: string): readonly string[] {
  return declaredIn(treeOf([[path, textFile(text)]])).map(({ name, imported, development, at }) => {
    const written = text.slice(at.start, at.end).replaceAll('"', "");
    expect(name.toLowerCase().replace(/[._]/g, "-"), name).toContain(written.toLowerCase().replace(/[._]/g, "-"));
    return `${text.slice(0, at.start).split("\n").length} ${name}${imported === name ? "" : ` → ${imported}`}${development ? " *" : ""}`;
  });
}

describe("what manifests declare", () => {
  test("package.json: every kind of dependency, and nothing else that looks like one", () => {
    expect(declared("package.json", `{\n  "name": "shop",\n  "scripts": { "pg": "x" },\n  "dependencies": { "pg": "8" },\n  "devDependencies": {\n    "@types/pg": "8"\n  },\n  "pnpm": { "overrides": { "ws": "8" } }\n}\n`)).toEqual(["4 pg", "6 @types/pg *"]);
  });

  test("pyproject.toml: lists, groups and Poetry's tables; distributions by the name they are imported by", () => {
    const text = `[project]\nname = "shop"\ndependencies = [\n  "FastAPI[standard]>=0.1",\n  # "flask",\n  "psycopg2-binary ; python_version > '3'",\n]\n\n[project.optional-dependencies]\ndev = ["pytest"]\n\n[dependency-groups]\ntest = ["hypothesis>=6"]\n\n[tool.poetry.dependencies]\npython = "^3.12"\nPyYAML = "^6"\n\n[tool.poetry.group.dev.dependencies]\nruff = "*"\n\n[tool.other]\ndependencies = ["no"]\n`;
    expect(declared("pyproject.toml", text)).toEqual(["4 fastapi", "6 psycopg2-binary → psycopg2", "10 pytest *", "13 hypothesis *", "17 pyyaml → yaml", "20 ruff *"]);
  });

  test("pyproject.toml: comments may hold quotes and brackets, and names what looks like a comment", () => {
    const text = `[project]\ndependencies = [\n  "fastapi==0.1", # Don't raise [yet]\n  'shop @ git+https://example.com/shop#egg=shop',\n  "httpx; python_version < '3.9'",\n]\n`;
    expect(declared("pyproject.toml", text)).toEqual(["3 fastapi", "4 shop", "5 httpx"]);
  });

  test("pyproject.toml: what is for development by the tables of uv and PDM; requirements under any name", () => {
    expect(declared("pyproject.toml", `[tool.uv]\ndev-dependencies = [\n  "black==1",\n]\n\n[tool.pdm.dev-dependencies]\ntest = ["mypy"]\n`)).toEqual(["3 black *", "7 mypy *"]);
    expect(["cli-requirements.txt", "requirements/base.txt", "notes.txt"].flatMap((path) => declared(path, "fpdf2\n"))).toEqual(["1 fpdf2 → fpdf", "1 fpdf2 → fpdf"]);
  });

  test("requirements: names with versions, extras and markers; no options, comments or addresses", () => {
    expect(declared("requirements-dev.txt", `# tools\n-r base.txt\n--index-url https://example.com\nrequests[socks]==2.32 ; python_version > "3"\n  scikit-learn~=1.5 # why\n`)).toEqual(["4 requests", "5 scikit-learn → sklearn"]);
  });

  test("pom.xml: dependencies with their scope, by group; comments say nothing", () => {
    const text = `<project>\n  <!-- <dependency><groupId>no</groupId><artifactId>no</artifactId></dependency> -->\n  <dependencies>\n    <dependency>\n      <groupId>org.postgresql</groupId>\n      <artifactId>postgresql</artifactId>\n    </dependency>\n    <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><scope>test</scope></dependency>\n  </dependencies>\n</project>\n`;
    expect(declared("orders/pom.xml", text)).toEqual(["5 org.postgresql:postgresql → org.postgresql", "8 org.junit.jupiter:junit-jupiter → org.junit.jupiter *"]);
  });

  test("Gradle: Groovy and Kotlin, platforms, and configurations for tests", () => {
    const text = `dependencies {\n  implementation "org.jooq:jooq:3.19"\n  implementation(platform("org.springframework.boot:spring-boot-dependencies:3.5"))\n  testImplementation("org.assertj:assertj-core:3.27")\n  // implementation "no:no:1"\n  implementation project(":catalog")\n}\n`;
    expect(declared("build.gradle.kts", text)).toEqual(["2 org.jooq:jooq → org.jooq", "3 org.springframework.boot:spring-boot-dependencies → org.springframework.boot", "4 org.assertj:assertj-core → org.assertj *"]);
  });

  test("go.mod: single lines and blocks", () => {
    expect(declared("go.mod", `module acme.dev/shop\n\ngo 1.24\n\nrequire github.com/a/b v1.0.0\n\nrequire (\n\tgithub.com/c/d/v2 v2.1.0 // indirect\n\t// github.com/no/no v1.0.0 (why not)\n\tgithub.com/f/g v1.0.0\n)\n\nreplace github.com/e/f v1.0.0 => ../f\n`)).toEqual(["5 github.com/a/b", "8 github.com/c/d/v2", "10 github.com/f/g"]);
  });

  test("projects of C#, and versions that are kept in one place", () => {
    expect(declared("src/Orders/Orders.csproj", `<Project>\n  <ItemGroup>\n    <PackageReference Include="Dapper" Version="2.1" />\n    <PackageReference Version="9" Include="Npgsql"><PrivateAssets>all</PrivateAssets></PackageReference>\n    <!-- <PackageReference Include="No" /> -->\n    <ProjectReference Include="../Catalog/Catalog.csproj" />\n  </ItemGroup>\n</Project>\n`)).toEqual(["3 Dapper", "4 Npgsql"]);
  });
});
