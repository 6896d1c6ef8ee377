/** A stretch of a file, as offsets. */
export interface Span {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}
