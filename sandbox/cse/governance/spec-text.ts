import { parseDocument, stringify } from 'yaml';
import { isRecord } from '../../../api/values';
import { mismatch } from '../../http/go-json';

/** Servers and clients alike read YAML 1.1, where a plain yes, no, on or off is no text. */
const version = '1.1';

/** A spec as the value of a configuration item, its fields in alphabetical order. */
export function writeSpec(spec: unknown): string {
  return stringify(spec, { version, sortMapEntries: true, lineWidth: 0 });
}

/** The spec that an item holds, or what the server says about a value which is none. */
export function readSpec(
  value: string,
): { readonly spec: Record<string, unknown> } | { readonly problem: string } {
  const document = parseDocument(value, { version });
  if (document.errors.length > 0) return { problem: 'unexpected end of JSON input' };
  const spec: unknown = document.toJS();
  if (spec === null) return { spec: {} };
  if (isRecord(spec)) return { spec };
  return { problem: mismatch(spec, 'value', 'map[string]interface {}') };
}
