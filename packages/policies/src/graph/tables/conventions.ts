import { baseName, folderOf } from "../paths.ts";
import type { SqlTable } from "./sql-tables.ts";
import { plural, snake } from "./table-names.ts";

interface Convention {
  readonly files: RegExp;
  /** A mapped type, with its name as the first group. */
  readonly types: RegExp;
  readonly tableOf: (type: string, path: string) => string;
  /** Whether a type that was found is left alone: it is no mapped one, or names its table itself. */
  readonly spares?: (match: RegExpMatchArray, text: string) => boolean;
}

/** How mappers call the table of a type that does not say it: GORM, JPA, TypeORM, Django. */
const conventions: readonly Convention[] = [
  {
    files: /\.go$/,
    types: /^type[ \t]+(\w+)[ \t]+struct[ \t]*\{([^}]{0,20000})\}/gm,
    tableOf: (type) => plural(snake(type)),
    spares: ([, type = "", body = ""], text) => !/\bgorm\.Model\b|`[^`\n]*\bgorm:"/.test(body) || new RegExp(`\\b${type}\\)\\s*TableName\\(`).test(text),
  },
  { files: /\.java$/, types: /@Entity\b(?:[^;{}@]|@(?!Table\b)){0,2000}?\bclass\s+(\w+)/g, tableOf: snake, spares: ({ index = 0 }, text) => /@Table\b[^;{}]*$/.test(text.slice(Math.max(0, index - 300), index)) },
  // Queries over entities name the type itself, whatever its table is called.
  { files: /\.java$/, types: /@Entity\b(?:[^;{}]|\{[^;{}]{0,500}\}){0,2000}?\bclass\s+(\w+)/g, tableOf: (type) => type },
  { files: /\.[cm]?tsx?$/, types: /@Entity\(\s*\)(?:[^;{}]{0,500}?)\bclass\s+(\w+)/g, tableOf: snake },
  {
    files: /(?:^|\/)migrations\/[^/]+\.py$/,
    types: /\bCreateModel\(\s*(?:name\s*=\s*)?["'](\w+)["']/g,
    tableOf: (type, path) => `${appOf(path)}_${type.toLowerCase()}`,
    spares: ({ index = 0 }, text) => /^(?:(?!CreateModel\()[^])*?["']db_table["']/.test(text.slice(index + "CreateModel(".length)),
  },
  { files: /\.py$/, types: /^class[ \t]+(\w+)\([^)\n]*\bmodels\.Model\b[^)\n]*\):/gm, tableOf: (type, path) => `${appOf(path)}_${type.toLowerCase()}` },
];

/** Tables that types get by the convention of their mapper. */
export function tablesByConvention(text: string, path: string): readonly SqlTable[] {
  return conventions.filter(({ files }) => files.test(path)).flatMap(({ types, tableOf, spares }) =>
    [...text.matchAll(types)].flatMap((match): readonly SqlTable[] => {
      const type = match[1] ?? "";
      if (spares?.(match, text) === true) return [];
      const start = match.index + match[0].lastIndexOf(type);
      return [{ schema: undefined, table: tableOf(type, path), verb: "creates", start, end: start + type.length }];
    }),
  );
}

/** The app of Django that a file of models or migrations belongs to. */
function appOf(path: string): string {
  const folder = folderOf(path);
  return baseName(/^(?:models|migrations)$/.test(baseName(folder)) ? folderOf(folder) : folder);
}
