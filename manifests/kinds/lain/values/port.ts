import type { Node, ScalarNode } from '../../../../parser/node';
import { asList, asMap, asScalar } from '../../../../parser/node';

/** A port as the parser reads it; `unknown-protocol` and `not-a-port` are refused. */
export type PortReading =
  | { readonly kind: 'port'; readonly port: number; readonly protocol: 'tcp' | 'udp' }
  | { readonly kind: 'unknown-protocol'; readonly protocol: string }
  | { readonly kind: 'not-a-port' };

const notAPort: PortReading = { kind: 'not-a-port' };

/**
 * Reads one description of a port: `80`, `"80:tcp"` or `{80: ['type:tcp']}`.
 * Source: LAIN manifest reference §6 `port`.
 */
export function readPort(node: Node): PortReading {
  const scalar = asScalar(node);
  if (scalar?.type === 'integer') return portOf(scalar.value, 'tcp');
  if (scalar?.type === 'string') return readText(scalar.text);
  const entry = [...(asMap(node)?.fields.values() ?? [])][0];
  const type = asScalar(asList(entry?.value)?.items[0])?.text;
  const [word, protocol] = type?.split(':') ?? [];
  const key = asScalar(entry?.key);
  if (word !== 'type' || protocol === undefined || key?.type !== 'integer') return notAPort;
  return portOf(key.value, protocol);
}

function readText(text: string): PortReading {
  const [number = '', protocol, ...more] = text.split(':');
  if (protocol === undefined || more.length > 0 || !isNumber(number)) return notAPort;
  return portOf(Number(number), protocol);
}

function portOf(port: unknown, protocol: string): PortReading {
  if (typeof port !== 'number') return notAPort;
  if (protocol !== 'tcp' && protocol !== 'udp') return { kind: 'unknown-protocol', protocol };
  return { kind: 'port', port, protocol };
}

/** A mapping of the stream router; `surplus` is what the parser passes over in it. */
export interface PortMapping {
  readonly source: number;
  readonly target: number;
  readonly surplus?: string;
}

/**
 * Reads `9506`, `9506:8000` or `9506:8000/tcp`; undefined when they are not numbers. An unknown protocol and
 * a third number are passed over by the parser. Source: LAIN manifest reference §6 `ports`.
 */
export function readPortMapping(text: string): PortMapping | undefined {
  const [numbers = '', ...protocols] = text.split('/');
  const [source = '', target = source, ...more] = numbers.split(':');
  if (!isNumber(source) || !isNumber(target)) return undefined;
  const mapping = { source: Number(source), target: Number(target) };
  const [protocol] = protocols;
  const known =
    protocols.length === 0 || (protocols.length === 1 && (protocol === 'tcp' || protocol === 'udp'));
  if (!known) return { ...mapping, surplus: `/${protocols.join('/')}` };
  return more.length > 0 ? { ...mapping, surplus: `:${more.join(':')}` } : mapping;
}

/** How YAML 1.1 turns a plain number into another than the one that is written. */
export function numberTrap(scalar: ScalarNode): 'base-60' | 'octal' | undefined {
  if (scalar.type !== 'integer') return undefined;
  if (scalar.text.includes(':')) return 'base-60';
  return /^[-+]?0[0-7_]+$/.test(scalar.text) ? 'octal' : undefined;
}

/** Python's int() takes spaces around the digits and a sign. */
function isNumber(text: string): boolean {
  return /^\s*[-+]?\d+\s*$/.test(text);
}
