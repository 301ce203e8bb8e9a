/** What is wrong with an address. */
export type AddressFault =
  'full-width' | 'scheme-missing' | 'scheme-unknown' | 'host' | 'port' | 'port-missing' | 'scheme';

/** One of several addresses in a text, with its range. */
export interface AddressPart {
  readonly text: string;
  readonly start: number;
}

/** Maximum number of addresses in a list. */
const maxAddresses = 100;

/** The addresses of a comma-separated list. */
export function addressesOf(list: string): readonly AddressPart[] {
  let start = 0;
  return list.split(',', maxAddresses).flatMap((piece) => {
    const lead = piece.length - piece.trimStart().length;
    const part = { text: piece.trim(), start: start + lead };
    start += piece.length + 1;
    return part.text === '' ? [] : [part];
  });
}

const server = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\[[0-9a-f:.]+\]|[^\s:/?#[\]]+)(?::([^/?#]*))?(?:[/?#].*)?$/i;

/** The problem with the address of a server to call: `http://host:port`. */
export function serverFault(text: string): AddressFault | undefined {
  if (hasFullWidth(text)) return 'full-width';
  if (isDummyAddress(text)) return undefined;
  const match = server.exec(text);
  if (match === null) return 'host';
  const [, scheme, host = '', port] = match;
  if (scheme === undefined) return looksLikeHost(host, port) ? 'scheme-missing' : undefined;
  if (!/^(?:https?|wss?|rest|grpc)$/i.test(scheme)) return 'scheme-unknown';
  return port === undefined || isPort(port) || isWord(port) ? undefined : 'port';
}

/** The problem with an address to listen on: `host:port`, with `?name=value` after it and no scheme. */
export function listenFault(text: string): AddressFault | undefined {
  if (hasFullWidth(text)) return 'full-width';
  if (isDummyAddress(text)) return undefined;
  const match = server.exec(text);
  if (match === null || /^\d+$/.test(text)) return 'host';
  const [, scheme, , port] = match;
  if (scheme !== undefined) return 'scheme';
  if (port === undefined || port === '') return 'port-missing';
  return isPort(port) || port === '0' || isWord(port) ? undefined : 'port';
}

/** Colons, commas, slashes and dots of Chinese input methods, in a text that is an address but for these. */
function hasFullWidth(text: string): boolean {
  const plain = withoutFullWidth(text);
  return plain !== text && /^[\x21-\x7e]+$/.test(plain) && /[:.]/.test(plain);
}

export function withoutFullWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('。', '.');
}

/** Whether a text is a placeholder for an address to be filled in. */
function isDummyAddress(text: string): boolean {
  return /[^\x20-\x7e]|[<>{}]/.test(text) || (/\s/.test(text) && !text.includes(':'));
}

function isWord(port: string): boolean {
  return /^[a-z_]+$/i.test(port);
}

function looksLikeHost(host: string, port: string | undefined): boolean {
  return /^[\w.-]+$/.test(host) && (port !== undefined || host === 'localhost' || /\.\w/.test(host));
}

export function portOf(text: string): number | undefined {
  const port = server.exec(text)?.[3];
  return port !== undefined && isPort(port) ? Number(port) : undefined;
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
