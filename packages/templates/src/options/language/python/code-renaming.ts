import { posix } from "node:path";
import type { Codemod, CodeRewriter } from "../../../define-generator.ts";
import { isName, isUse, linesOf, mayBind, type Lines } from "./bindings.ts";
import { importsIn, type PythonImport } from "./imports.ts";
import { tokensOf, type Token } from "./tokens.ts";

/** A name in the text, and what stands there instead. */
interface Edit {
  readonly token: Token;
  readonly text: string;
}

/**
 * Renames what a file declares, imports or hands on. An import is surely of the renamed thing; where a use of the name
 * might be of something else, or the new one is taken, or others may take the old one from here, the import alone
 * changes and keeps the old name as an alias.
 */
export function renamerOf(codemod: Codemod): CodeRewriter {
  return (text, path) => {
    const tokens = text.includes(codemod.from) ? tokensOf(text) : undefined;
    if (tokens === undefined) return text;
    const edits = new RenamedFile(tokens, { codemod, path }).edits();
    return edits.toSorted((a, b) => b.token.start - a.token.start).reduce((now, { token, text: said }) => now.slice(0, token.start) + said + now.slice(token.start + token.text.length), text);
  };
}

class RenamedFile {
  readonly #tokens: readonly Token[];
  readonly #code: Lines;
  readonly #imports: readonly PythonImport[];
  readonly #codemod: Codemod;
  readonly #path: string;

  constructor(tokens: readonly Token[], { codemod, path }: { readonly codemod: Codemod; readonly path: string }) {
    const lines = linesOf(tokens);
    this.#tokens = tokens;
    this.#codemod = codemod;
    this.#path = path;
    this.#imports = lines.flatMap((line) => importsIn(line));
    this.#code = lines.filter((line) => importsIn(line).length === 0);
  }

  edits(): readonly Edit[] {
    const { from, to } = this.#codemod;
    const taken = this.#imports.filter((one) => one.name?.text === from && this.#leadsThere(one.from));
    const plain = taken.filter(({ as }) => as === undefined);
    const follows = this.#mayFollow();
    return [
      ...taken.map(({ name, as }) => edit(name as Token, as === undefined && !follows ? `${to} as ${from}` : to)),
      ...(follows && (plain.length > 0 || this.#declares()) ? [...this.#uses(), ...this.#said()] : []),
      ...this.#behindModules(),
    ];
  }

  /** Every use is of the renamed thing, and nobody takes the old name from here. */
  #mayFollow(): boolean {
    const { from, to } = this.#codemod;
    const others = this.#imports.filter((one) => one.bound === from && !(one.name?.text === from && this.#leadsThere(one.from)));
    const isTaken = this.#tokens.some((token) => isName(token, to));
    const isFilled = this.#tokens.some(({ kind, text }) => kind === "string" && /^[rR]?[fFtT]/.test(text) && (text.includes(from) || !isBalanced(text)));
    if (others.length > 0 || isTaken || isFilled) return false;
    if (this.#isDoor()) return !mayBind(from, this.#declares() ? this.#code.filter(([first]) => !/^(?:class|def|async)$/.test(first?.text ?? "")) : this.#code);
    return !this.#path.endsWith("__init__.py") && this.#saysAll().length === 0 && !mayBind(from, this.#code);
  }

  #uses(): readonly Edit[] {
    const { from, to } = this.#codemod;
    return this.#code.flatMap((line) => line.filter((token, at) => isName(token, from) && isUse(line, at)).map((token) => edit(token, to)));
  }

  /** In `__all__` of a file that hands it on. */
  #said(): readonly Edit[] {
    const { from, to } = this.#codemod;
    return this.#saysAll().map((token) => edit(token, token.text.replace(from, to)));
  }

  #saysAll(): readonly Token[] {
    return this.#code.filter(([first]) => first?.text === "__all__").flatMap((line) => line.filter(({ kind, text }) => kind === "string" && text.slice(1, -1) === this.#codemod.from));
  }

  /** `shop_platform.failures.Stale`, by whatever name the module has here, where nothing else has that. */
  #behindModules(): readonly Edit[] {
    const { from, to, specifiers } = this.#codemod;
    const names = this.#imports.flatMap(({ bound, module }) => {
      const isOther = mayBind(bound, this.#code) || this.#imports.some((other) => other.bound === bound && other.module !== module);
      if (isOther || module === "") return [];
      if (module.startsWith(".")) return this.#leadsThere(module) ? [[bound]] : [];
      return specifiers.filter((one) => one === module || one.startsWith(`${module}.`)).map((one) => `${bound}${one.slice(module.length)}`.split("."));
    });
    return this.#code.flatMap((line) => line.filter((token, at) => isName(token, from) && names.some((parts) => endsWith(line.slice(0, at), parts))).map((token) => edit(token, to)));
  }

  #declares(): boolean {
    return this.#path === this.#codemod.files[0];
  }

  #isDoor(): boolean {
    return this.#codemod.files.includes(this.#path);
  }

  #leadsThere(specifier: string): boolean {
    const { specifiers, files } = this.#codemod;
    if (!specifier.startsWith(".")) return specifiers.includes(specifier);
    const dots = /^\.+/.exec(specifier)?.[0].length ?? 0;
    const folder = posix.join(posix.dirname(this.#path), "../".repeat(dots - 1), specifier.slice(dots).replaceAll(".", "/")).replace(/\/$/, "");
    return files.some((file) => file === `${folder}.py` || file === `${folder}/__init__.py`);
  }
}

/** Whether tokens end in `a.b.`, with nothing in front of it. */
function endsWith(tokens: readonly Token[], parts: readonly string[]): boolean {
  const wanted = parts.flatMap((part) => [part, "."]);
  const last = tokens.slice(-wanted.length).map(({ text }) => text);
  return last.length === wanted.length && last.every((text, index) => text === wanted[index]) && tokens.at(-wanted.length - 1)?.text !== ".";
}

function isBalanced(text: string): boolean {
  return text.split("{").length === text.split("}").length;
}

function edit(token: Token, text: string): Edit {
  return { token, text };
}
