/** Why a text is not the address of a server. */
export type AddressFault =
  | 'list' // several addresses, as PAAS_CSE_SC_ENDPOINT holds them
  | 'port'
  | 'form' // not an address of http or https with a host
  | 'account' // a user name or password, which would be shown wherever the address is
  | 'end'; // a query or a fragment, also an empty one

/** The first fault of a server's address, to which paths are appended; undefined when it has none. */
export function addressFault(address: string): AddressFault | undefined {
  const [first = '', ...others] = address.trim().split(/[\s,;]/);
  if (others.at(-1) === '' || others.some((text) => /^https?:\/\//i.test(text))) return 'list';
  const server = /^https?:\/\/([^/?#]+)/i.exec(first)?.[1];
  if (server === undefined) return 'form';
  const port = /:([^:\]]*)$/.exec(server.slice(server.lastIndexOf('@') + 1))?.[1];
  if (port !== undefined && !isPort(port)) return 'port';
  if (!URL.canParse(address)) return 'form';
  const { username, password } = new URL(address);
  if (username || password) return 'account';
  return /[?#]/.test(address) ? 'end' : undefined;
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
