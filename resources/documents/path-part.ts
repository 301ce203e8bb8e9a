/** Characters with a meaning in paths, in the lists inside a part, or none that could be seen. */
const special = /[%/\\=,]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text as one part of a path, whatever is in it: never empty, and never a step to another folder. */
export function encodePart(text: string): string {
  if (text === '') return '%';
  if (/^\.{1,2}$/.test(text)) return text.replaceAll('.', '%2E');
  return text.replaceAll(/\p{Cs}/gu, '\ufffd').replaceAll(special, encodeURIComponent);
}

/** The text of a part of a path; undefined when `encodePart` can't have made it. */
export function decodePart(part: string): string | undefined {
  if (part === '%') return '';
  try {
    const text = decodeURIComponent(part);
    return encodePart(text) === part ? text : undefined;
  } catch {
    return undefined;
  }
}
