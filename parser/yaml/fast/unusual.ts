/** Thrown where a text leaves the plain style that is read here; the YAML library reads such a part instead. */
export class Unusual extends Error {}

/** One for all, because making an error costs more than reading many lines. */
export const unusual = new Unusual('This part is left to the YAML library.');
