import { readFile } from 'node:fs/promises';
import tls from 'node:tls';

/** Where distributions of Linux keep the certificate authorities of the system, most common first. */
const files = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/**
 * The certificate authorities that the operating system trusts, as PEM. Node reads those of every system from 22.15 on;
 * before, only those that a file holds are found.
 *
 * @param file File to read instead, if it exists.
 */
export async function systemCertificates(file?: string): Promise<readonly string[]> {
  if (file !== undefined) return firstOf([file]);
  const read: unknown = Reflect.get(tls, 'getCACertificates');
  if (typeof read !== 'function') return firstOf(files);
  const certificates: unknown = Reflect.apply(read, tls, ['system']);
  return Array.isArray(certificates) ? certificates.filter((one) => typeof one === 'string') : [];
}

/**
 * The certificate authorities of a file that Node trusts in addition to its own, as PEM: whoever hands authorities to Node
 * takes the place of what the variable `NODE_EXTRA_CA_CERTS` adds.
 */
export async function extraCertificates(file: string | undefined): Promise<readonly string[]> {
  return file === undefined || file === '' ? [] : firstOf([file]);
}

async function firstOf(candidates: readonly string[]): Promise<readonly string[]> {
  for (const candidate of candidates) {
    const text = await readFile(candidate, 'utf8').catch(() => ''); // most systems have one of them
    if (text !== '') return [text];
  }
  return [];
}
