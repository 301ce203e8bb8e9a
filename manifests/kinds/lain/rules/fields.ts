import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../engine/rules/did-you-mean';
import type { Consequence, Fix, Report, Rule } from '../../../engine/rules/rule';
import { checkField } from '../../../engine/schema/check';
import type { NodeReader, SchemaViolation } from '../../../engine/schema/check';
import { schemaAt } from '../../../engine/schema/schema';
import type { Schema } from '../../../engine/schema/schema';
import { unknownFixes } from '../../../engine/schema/unknown';
import type { Entry } from '../../../../parser/node';
import { field, stringOf, valueAt } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { isTemplated } from '../document';
import { lainSchema } from '../schema';
import type { Proc } from '../sections';
import { isFalsy, procKeys, visible } from './proc/keys';
import type { Value } from './proc/keys';

/** A key that is written, and what its value may be. */
export interface WrittenField {
  readonly entry: Entry;
  readonly schema: Schema;
  /** The proc that the key belongs to; undefined for those of other sections. */
  readonly proc?: Proc;
}

/** What becomes of values that do not fit their schema, and what is said of them. */
export interface FieldPolicy {
  /** What becomes of it, where that is not what the rule says; `value` is what is written. */
  readonly consequence?: (violation: SchemaViolation, document: LainDocument) => Consequence | undefined;
  /** Which of them are reported; all by default. */
  readonly reports?: (violation: SchemaViolation, document: LainDocument) => boolean;
  /** Repairs that this field has in place of the usual ones. */
  readonly fixes?: (violation: SchemaViolation, document: LainDocument) => readonly Fix[] | undefined;
  /** Whether a template is checked only when it is rendered: by the console or deployd, and not by the parser. */
  readonly isRendered?: true;
}

/** The check of a rule that says no more of some fields than their schemas. */
export function fieldCheck(
  fields: (document: LainDocument) => readonly WrittenField[],
  policy: FieldPolicy = {},
): Rule<LainDocument>['check'] {
  return (document, report) => {
    for (const written of fields(document)) reportField(written, policy, document, report);
  };
}

/** Reports in what a field does not fit its schema. */
export function reportField(
  { entry, schema }: WrittenField,
  { consequence, reports, fixes, isRendered }: FieldPolicy,
  document: LainDocument,
  report: Report,
): void {
  for (const violation of checkField(entry, schema, readers[document.dialect])) {
    if (isRendered && isTemplated(document, violation.value) && takesScalars(violation.schema)) continue;
    if (reports && !reports(violation, document)) continue;
    const becomes = consequence?.(violation, document);
    report(visible(violation.range, document), cutUp(violation, becomes) ?? violation.message, {
      ...(becomes !== undefined && { consequence: becomes }),
      fixes: fixes?.(violation, document) ?? usualFixes(violation, document),
    });
  }
}

function usualFixes({ fixes = [], unknown }: SchemaViolation, { text }: LainDocument): readonly Fix[] {
  return unknown ? unknownFixes(unknown.entry, unknown.better, text) : fixes;
}

/** The named keys of procs. */
export function procFields(...names: readonly string[]): (document: LainDocument) => readonly WrittenField[] {
  return (document) => procKeys(document, ...names);
}

/** Keys of other sections by their paths, such as `build.volumes`, where the dialect knows them. */
export function topFields(...dotted: readonly string[]): (document: LainDocument) => readonly WrittenField[] {
  const paths = dotted.map((path) => path.split('.'));
  return ({ root, dialect }) =>
    paths.flatMap((path) => {
      const entry = root && field(valueAt(root, path.slice(0, -1)), path.at(-1) ?? '');
      const schema = entry && schemaAt(lainSchema(dialect), path);
      return schema ? [{ entry, schema }] : [];
    });
}

/** Whether what does not fit is the value of the field itself, and no part of it. */
export function isWhole({ path }: SchemaViolation): boolean {
  return path.length === 1;
}

/** Templates are rendered to text and numbers. */
function takesScalars(schema: Schema | undefined): boolean {
  return schema?.types.some((type) => type !== 'map' && type !== 'list') === true;
}

/** Text in place of a list is cut into characters, each of which is an item. */
function cutUp(
  { kind, value, path }: SchemaViolation,
  consequence: Consequence | undefined,
): string | undefined {
  return kind === 'type' && consequence === 'altered' && stringOf(value) !== undefined
    ? l10n.t(
        '`{0}` must be a list, because text is cut into single characters; begin each item with `- `.',
        path.at(-1) ?? '',
      )
    : undefined;
}

/** Writes the end of the range that is nearer to a number. */
export function nearestFixes({ kind, value, schema, range }: SchemaViolation): readonly Fix[] | undefined {
  if (kind !== 'range' || value?.kind !== 'scalar') return undefined;
  const { minimum = -Infinity, maximum = Infinity } = schema ?? {};
  return [replaceFix(range, String(Math.min(maximum, Math.max(minimum, Number(value.value)))))];
}

/** Values as the parser gets them from YAML 1.1: nothing is converted, and a date is not a text. */
const asPython: Omit<NodeReader, 'unknownKeys'> = {
  hasType: (value, { types }) => {
    const type = value.kind === 'scalar' ? value.type : value.kind;
    return types.some((one) => one === (type === 'float' ? 'number' : type));
  },
  isChoice: (value, choice) => value.kind === 'scalar' && value.value === choice.value,
  numberOf: (value) =>
    value.kind === 'scalar' && value.type === 'integer' ? Number(value.value) : undefined,
  textOf: (value) => (value.kind === 'scalar' && value.type === 'string' ? value.text : undefined),
  isAbsent: (value, { absent, types }) =>
    absent !== undefined &&
    countsAsAbsent[absent](value) &&
    (value.kind === 'scalar' || !types.includes(value.kind)),
};

const countsAsAbsent: Readonly<Record<Exclude<Schema['absent'], undefined>, (value: Value) => boolean>> = {
  null: (value) => value.kind === 'scalar' && value.type === 'null',
  empty: (value) =>
    isFalsy(value) && (value.kind !== 'scalar' || value.type === 'string' || value.type === 'null'),
  falsy: isFalsy,
};

const readers: Readonly<Record<LainDocument['dialect'], NodeReader>> = {
  laincloud: { ...asPython, unknownKeys: 'ignored' },
  einplus: { ...asPython, unknownKeys: 'refused' },
};
