/** Why a document can't be read or written, in one or two sentences. */
export class DocumentProblem extends Error {
  constructor(
    /** `absent`: there is nothing at the address; `unavailable`: it can't be reached now; `refused`: not allowed. */
    readonly code: 'absent' | 'unavailable' | 'refused',
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'DocumentProblem';
  }
}
