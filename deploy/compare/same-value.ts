import { isDeepStrictEqual } from 'node:util';
import type { Comparison, FieldBehaviour } from '../../api/catalogue/field-behaviour';
import { isRecord } from '../../api/values';
import { scalarText } from './scalar-text';
import { parseDuration } from '../../manifests/kinds/governance/values/duration';

/** Whether two values of a field mean the same; exactly equal by default. Source: the behaviour of the field in the catalogue. */
export function isSameValue(one: unknown, other: unknown, comparison?: Comparison): boolean {
  return isDeepStrictEqual(meaningOf(one, comparison), meaningOf(other, comparison));
}

/** Whether a value is the same as leaving the field out: nothing, an empty list or map, or what the field says. */
export function isAbsent(value: unknown, { absentAs = [] }: FieldBehaviour): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0)
    return true;
  return absentAs.some((one) => isDeepStrictEqual(one, value));
}

/** A form that is equal for values of equal meaning. */
function meaningOf(value: unknown, comparison: Comparison | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => meaningOf(item, comparison));
  if (isRecord(value) || value === null || value === undefined) return value;
  const text = scalarText(value);
  switch (comparison) {
    case 'quantity':
      return text.replace(quantity, (_, amount: string, unit: string) => baseQuantity(Number(amount), unit));
    case 'duration':
      return parseDuration(text) ?? text;
    case 'numeric-text':
      return text;
    case 'text-without-case':
      return text.toLowerCase();
    case 'comma-list':
      return text.split(',').map((part) => part.trim());
    default:
      return value;
  }
}

/** A part of a flavor such as `0.25C`, `250m`, `0.5Gi` or `512Mi`, after its separator. */
const quantity = /(?<=[-:]|^)(\d+(?:\.\d+)?)(C|m|Gi|Mi)(?=[-:]|$)/g;

/** Thousandths of a CPU, or MiB. */
function baseQuantity(amount: number, unit: string): string {
  if (unit === 'C' || unit === 'm') return `${round(unit === 'C' ? amount * 1000 : amount)}m`;
  return `${round(unit === 'Gi' ? amount * 1024 : amount)}Mi`;
}

/** Without what the multiplication of fractions adds. */
function round(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
