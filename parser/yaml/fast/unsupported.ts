/** Thrown where a text leaves the plain style that is read here; the YAML library reads such a part instead. */
export class UnsupportedByFastPath extends Error {}

/** One for all, because making an error costs more than reading many lines. */
export const unsupportedByFastPath = new UnsupportedByFastPath('This part is left to the YAML library.');
