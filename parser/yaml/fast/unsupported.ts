/** Thrown where a text leaves the plain style of this parser; the YAML library parses such a part instead. */
export class UnsupportedByFastPath extends Error {}

/** A single instance, because creating an error costs more than parsing many lines. */
export const unsupportedByFastPath = new UnsupportedByFastPath('This part is left to the YAML library.');
