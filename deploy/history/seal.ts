import { randomBytes, scrypt } from 'node:crypto';
import { isRecord } from '../../api/values';
import type { Unkept } from './run-record';
import type { Members } from './without-secrets';

/**
 * Keeps of members that may be secrets only what shows later whether they are the same: a salted and slow hash, which makes
 * guessing expensive.
 *
 * @param value The members of the document, with those of the paths.
 */
export async function seal(paths: readonly string[], value: Members): Promise<Unkept> {
  const salt = randomBytes(16).toString('hex');
  return { paths: [...paths], salt, scrypt: await slowHash(textOf(paths, value), salt) };
}

/** Whether the members are as they were sealed; undefined when they were not, so that nobody can tell. */
export async function isAsSealed(
  { paths, salt, scrypt: kept }: Unkept,
  value: Members,
): Promise<boolean | undefined> {
  if (salt === undefined || kept === undefined) return undefined;
  return (await slowHash(textOf(paths, value), salt)) === kept;
}

/** The same text for the same values, in whatever order a server lists fields. */
function textOf(paths: readonly string[], value: Members): string {
  const values = paths.map((path) => {
    const [member = '', ...field] = path.split('.');
    const whole = value[member];
    if (field.length === 0) return whole ?? null;
    return (isRecord(whole) ? whole[field.join('.')] : undefined) ?? null;
  });
  return JSON.stringify(values, (_, one: unknown) =>
    isRecord(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
}

function slowHash(text: string, salt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(text, salt, 32, (error, key) => (error ? reject(error) : resolve(key.toString('hex'))));
  });
}
