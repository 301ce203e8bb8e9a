const minutes: Readonly<Record<string, number>> = { m: 1, h: 60, d: 24 * 60 };

/**
 * Minutes after which a backup expires: a whole number and `m`, `h` or `d`, as `10d`.
 * Undefined where backupd cannot read the text. Source: LAIN manifest reference §6.1.
 */
export function parseExpire(text: string): number | undefined {
  const parts = /^(\d+)([mhd])$/.exec(text);
  if (!parts) return undefined;
  const [, amount = '', unit = ''] = parts;
  return Number(amount) * (minutes[unit] ?? 0);
}
