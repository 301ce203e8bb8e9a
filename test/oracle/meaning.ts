/** What a person reads in a text: without quotes, tag and comment, and one item in place of a list of it. */
export function plainText(written: string): string {
  const text = written.trim().replace(/^!!\w+ /, '');
  const item = /^\[([^,]*)\]$/.exec(text)?.[1] ?? text;
  const quoted = /^(["'])(.*)\1$/s.exec(item)?.[2];
  return (quoted ?? item.split(' #')[0] ?? '').replace('\\n', '').trim();
}

/** Whether nothing is written, in one of the ways to do so. */
export function isNothing(written: string): boolean {
  return ['', '~', 'null'].includes(plainText(written));
}

/** The number that a person means, also in the spellings of programming languages; undefined for what is no number. */
export function meantNumber(written: string): number | undefined {
  const text = inAscii(plainText(written)).replaceAll('_', '');
  if (/^[+-]?\d+$/.test(text) || /^0(?:x[\da-f]+|o[0-7]+|b[01]+)$/i.test(text)) return Number(text);
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?[fd]?$/i.test(text)) return parseFloat(text);
  if (/^\d+(?:\.\d+)?%$/.test(text)) return Number(text.slice(0, -1));
  return text === '.inf' ? Infinity : text.toLowerCase() === 'nan' ? NaN : undefined;
}

/** Digits of other scripts as those of ASCII. */
function inAscii(text: string): string {
  return text.replace(/[\u0660-\u0669\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

const milliseconds: Readonly<Record<string, number>> = {
  MS: 1,
  S: 1000,
  M: 60_000,
  H: 3_600_000,
  D: 86_400_000,
};

/** The milliseconds that a person means by a duration; undefined for what is none. */
export function meantMilliseconds(written: string): number | undefined {
  const number = meantNumber(written);
  if (number !== undefined) return number;
  let rest = inAscii(plainText(written)).toUpperCase().replace(/^P?T?/, '');
  let sum = 0;
  while (rest !== '') {
    const [whole, digits = '', unit = ''] =
      /^\s*([+-]?\d+(?:[.,]\d*)?|[+-]?\.\d+)\s*(MS|[DHMS])/.exec(rest) ?? [];
    if (whole === undefined) return undefined;
    sum += Number(digits.replace(',', '.')) * (milliseconds[unit] ?? 0);
    rest = rest.slice(whole.length);
  }
  return sum;
}

/** Milliseconds of a duration as Java prints it, such as `PT1M30S`. */
export function printedMilliseconds(printed: string): number | undefined {
  const [whole, hours = 0, minutes = 0, seconds = 0] =
    /^PT(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?\d+(?:\.\d+)?)S)?$/.exec(printed) ?? [];
  if (whole === undefined) return undefined;
  return Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000;
}

/** The truth value that a person means. */
export function meantBoolean(written: string): boolean | undefined {
  const text = plainText(written).toLowerCase();
  if (['true', 'yes', 'on'].includes(text)) return true;
  return ['false', 'no', 'off'].includes(text) ? false : undefined;
}
