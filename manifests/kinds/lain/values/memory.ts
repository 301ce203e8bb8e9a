/** Bytes below which Docker refuses to start a container. */
export const smallestMemory = 4 * 1024 ** 2;

const mebibyte = 1024 ** 2;

/** Powers of 1024 by the first letter of the unit, which is all that the console looks at. */
const powers: Readonly<Record<string, number>> = { b: 0, k: 1, m: 2, g: 3, t: 4, p: 5 };

/**
 * Bytes of a `memory` text as the console reads it: a number, then anything starting with b, k, m, g, t or p;
 * no unit means bytes and every unit is a multiple of 1024. Undefined where the console refuses the text.
 * Source: LAIN manifest reference §6 `memory`.
 */
export function parseMemory(text: string): number | undefined {
  const parts = /^\s*(\d+(?:\.\d+)?)(\D*)$/.exec(text);
  if (!parts) return undefined;
  const [, amount = '', unit = ''] = parts;
  const power = powers[unit.trim().charAt(0).toLowerCase() || 'b'];
  if (power === undefined) return undefined;
  return Math.trunc(Number(amount) * 1024 ** power);
}

/** Whether `lain validate` accepts the text: a whole number without leading zero and one of m, M, g, G. */
export function isUsualMemory(text: string): boolean {
  return /^[1-9][0-9]*[mMgG]$/.test(text);
}

/** Bytes in the form that every reader accepts (`64M`, `2G`); undefined unless they are whole mebibytes. */
export function formatMemory(bytes: number): string | undefined {
  if (bytes <= 0 || bytes % mebibyte !== 0) return undefined;
  const megabytes = bytes / mebibyte;
  return megabytes % 1024 === 0 ? `${megabytes / 1024}G` : `${megabytes}M`;
}
