/** What a reader found: offsets into the manifest. */
export interface Found {
  readonly name: string;
  readonly imported?: string;
  readonly development?: boolean;
  readonly indirect?: boolean;
  readonly start: number;
  readonly end: number;
}
