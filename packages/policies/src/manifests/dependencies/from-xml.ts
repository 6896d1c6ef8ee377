import { elementsIn, withoutComments } from "../../graph/xml.ts";
import type { Found } from "./found.ts";

/** `<dependency>` elements of a `pom.xml`, by group; starters and drivers are known by their artifact, too. */
export function fromPom(text: string): readonly Found[] {
  return elementsIn(withoutComments(text), "dependency").flatMap(({ body, at }) => {
    const group = /<groupId>\s*([^<\s]+)\s*<\/groupId>/.exec(body);
    const artifact = /<artifactId>\s*([^<\s]+)\s*<\/artifactId>/.exec(body)?.[1];
    if (group === null || artifact === undefined) return [];
    const start = at + group.index + group[0].indexOf(group[1] ?? "");
    return [{ name: `${group[1] ?? ""}:${artifact}`, imported: group[1] ?? "", development: /<scope>\s*test\s*</.test(body), start, end: start + (group[1] ?? "").length }];
  });
}

/** `implementation "group:artifact:version"` and its like in a Gradle script. */
export function fromGradle(text: string): readonly Found[] {
  return [...text.matchAll(/^[ \t]*(api|implementation|compileOnly|runtimeOnly|annotationProcessor|testImplementation|testRuntimeOnly|developmentOnly|kapt)[ \t(]+(?:platform\()?["']([\w.-]+):([\w.-]+)[^"'\n]*["']/gm)].map((line) => {
    const [whole, how = "", group = "", artifact = ""] = line;
    const start = line.index + whole.indexOf(group, how.length);
    return { name: `${group}:${artifact}`, imported: group, development: how.startsWith("test"), start, end: start + group.length };
  });
}

/** `<PackageReference Include="…">` of a project. */
export function fromCsproj(text: string): readonly Found[] {
  return [...withoutComments(text).matchAll(/<PackageReference\b[^<>]*?\b(?:Include|Update)\s*=\s*"([^"]+)"/g)].map((reference) => {
    const name = reference[1] ?? "";
    const start = reference.index + reference[0].length - name.length - 1;
    return { name, start, end: start + name.length };
  });
}
