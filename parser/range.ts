/** Offsets into a text, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A replacement of a range of a text. */
export interface TextChange {
  readonly range: Range;
  readonly text: string;
}
