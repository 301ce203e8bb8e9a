import { BlockList, isIP } from 'node:net';
import { domainToASCII } from 'node:url';

/**
 * Whether a request to an address stays on this machine, so that it may be unencrypted. Names below `localhost` are left
 * out: RFC 6761 lets a resolver ask a server of names for them, and Node asks the one of the system.
 */
export function isLoopback(url: URL): boolean {
  const host = hostOf(url);
  return host === 'localhost' || isInRange(host, '127.0.0.0/8') || host === '::1';
}

/** Whether an address is meant to be on this machine, which no proxy can reach. */
export function isOnThisMachine(url: URL): boolean {
  return isLoopback(url) || isInDomain(hostOf(url), 'localhost');
}

/** Ranges of addresses within a network. Source: RFC 1918, RFC 4193, and RFC 6598, which the cloud's VPCs use too. */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'];

/** Whether an address can be reached only from within its network. */
export function isPrivate(url: URL): boolean {
  return privateRanges.some((range) => isInRange(hostOf(url), range));
}

/**
 * Whether entries of NO_PROXY or of the setting `http.noProxy` exempt an address from proxies: `*`, a host with its
 * subdomains (also as `.example.com` or `*.example.com`), an IP address, or a range such as `10.0.0.0/8`; all but `*`
 * may be followed by a port. Source: curl(1), NO_PROXY; the port and `*.` are those of Node and the editor.
 */
export function isExempt(url: URL, entries: readonly string[]): boolean {
  const host = hostOf(url);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return entries.some((entry) => covers(entry.trim(), host, port));
}

/** The entries of NO_PROXY, separated by commas or spaces. */
export function entriesOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((entry) => entry !== '');
}

function covers(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const { name, onlyPort = port } = split(entry);
  if (Number(onlyPort) !== Number(port)) return false;
  return isIP(host) === 0 ? isInDomain(host, domainOf(name)) : isInRange(host, name);
}

/** Colons are ambiguous in IPv6 addresses without brackets, so those have no port. */
function split(entry: string): { readonly name: string; readonly onlyPort?: string } {
  const [, bracketed, plain, onlyPort] = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(\d+))?$/.exec(entry) ?? [];
  return { name: bracketed ?? plain ?? entry, onlyPort };
}

/** Without brackets and the final dot of an absolute name. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$|\.$/g, '');
}

function domainOf(name: string): string {
  return domainToASCII(name.toLowerCase().replace(/^\*?\.|\.$/g, ''));
}

function isInDomain(host: string, domain: string): boolean {
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

/** Whether an IP address is a given one or in a given range. */
function isInRange(host: string, range: string): boolean {
  const [address = '', bits] = range.split('/');
  const [family, of] = [familyOf(host), familyOf(address)];
  if (!family || !of) return false;
  const length = bits ? Number(bits) : lengthOf[of]; // "10.0.0.1/" is one address
  if (!Number.isInteger(length) || length < 0 || length > lengthOf[of]) return false;
  const list = new BlockList();
  list.addSubnet(address, length, of);
  return list.check(host, family);
}

const lengthOf = { ipv4: 32, ipv6: 128 } as const;

function familyOf(address: string): keyof typeof lengthOf | undefined {
  const version = isIP(address);
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : undefined;
}
