import { parse, stringify } from 'yaml';
import { isRecord } from '../../../api/values';
import { mismatch } from '../../http/go-json';

/** Servers and clients read YAML 1.1, where a plain yes, no, on or off is not a string. */
const version = '1.1';

/** A spec as the value of a configuration item, its fields in alphabetical order. */
export function writeSpec(spec: unknown): string {
  return stringify(spec, { version, sortMapEntries: true, lineWidth: 0 });
}

/** The spec that an item holds, or what the server says about a value which is none. */
export function readSpec(
  value: string,
): { readonly spec: Record<string, unknown> } | { readonly problem: string } {
  const spec = parseValue(value);
  if (spec === undefined) return { problem: 'unexpected end of JSON input' };
  if (spec === null) return { spec: {} };
  if (isRecord(spec)) return { spec };
  return { problem: mismatch(spec, 'value', 'map[string]interface {}') };
}

/** Undefined for invalid YAML. */
function parseValue(value: string): unknown {
  try {
    return parse(value, { version, uniqueKeys: false, logLevel: 'error' });
  } catch {
    return undefined; // the server loses the reason too, and only says that there is nothing to read
  }
}
