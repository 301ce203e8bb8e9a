const units = ['bytes', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;
const exponents: Record<string, number> = { b: 0, k: 1, m: 2, g: 3, t: 4, p: 5 };

/**
 * Bytes of a size as people write it in manifests (`64m`, `1.5 GB`): the first letter of the unit decides, multiples are
 * binary. Undefined when it cannot be read. Source: LAIN manifest reference, section 6, memory.
 */
export function parseSize(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim());
  if (!match) return undefined;
  const [, amount = '', unit = ''] = match;
  const exponent = unit === '' ? 0 : exponents[unit.charAt(0).toLowerCase()];
  return exponent === undefined ? undefined : Math.floor(Number(amount) * 1024 ** exponent);
}

/** Size as the console prints that of a running proc: `64 MB`, `1.5 GB`, `512 bytes`. */
export function formatSize(bytes: number): string {
  const exponent = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const amount = Number((bytes / 1024 ** exponent).toFixed(2));
  return `${String(amount)} ${units[exponent] ?? 'bytes'}`;
}
