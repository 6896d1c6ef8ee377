import { withoutDocumentation } from "./documentation.ts";
import { literalsOf } from "./literals-of.ts";
import type { Literal } from "./literals.ts";

/** One text that several readers look into: what more than one of them needs is worked out once, and only when it is needed. */
export class Look {
  readonly text: string;
  readonly path: string;
  private knownCode: string | undefined;
  private knownLiterals: readonly Literal[] | undefined;

  constructor(text: string, path: string) {
    this.text = text;
    this.path = path;
  }

  /** The text without documentation, for looking whether a closer look is worth it; its offsets are others. */
  get code(): string {
    return (this.knownCode ??= withoutDocumentation(this.text));
  }

  get literals(): readonly Literal[] {
    return (this.knownLiterals ??= literalsOf(this.text, this.path));
  }
}
