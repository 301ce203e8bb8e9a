import * as l10n from '@vscode/l10n';
import { neededInWords } from '../../../engine/language/describe';
import type { Fix, Report, Rule } from '../../../engine/rules/rule';
import { propertyOf } from '../../../engine/schema/schema';
import type { Schema } from '../../../engine/schema/schema';
import { asMap, isNull, resolve } from '../../../../parser/node';
import type { Entry, MapNode } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { isTemplated } from '../document';
import { lainSchema } from '../schema';
import { surprisingReading } from '../values/yaml-reading';
import { kindOfValue, placeOf, textAt, unfitValue } from './proc/keys';
import type { Value } from './proc/keys';
import { listFix, quoteFix } from './proc/repairs';

/** Keys that no other rule judges by their type; those of procs have their own. */
const topLevelNames = ['appname', 'giturl', 'notify'];

/** Values of the type that their key asks for. */
export const valueType: Rule<LainDocument> = {
  id: 'lain/value-type',
  consequence: 'readers-differ',
  summary:
    '`appname`, `giturl`, `build.base` and the channels of `notify` are text, `build_arg` is a list, `notify` a map.',
  explanation: '`lain validate` fails; the parser takes the value as it is.',
  source: { document: 'LAIN manifest reference', section: '3' },
  examples: {
    valid: ['giturl: https://github.com/a/b\nnotify:\n  slack: "#lain"\n'],
    invalid: [
      'appname: «123»\n',
      'notify: «slack»\n',
      'notify:\n  slack: «[lain]»\n',
      'build:\n  base: «3.14»\n  script: [make]\n',
      'build:\n  base: golang\n  script: [make]\n  build_arg: «A=b»\n',
    ],
  },
  check(document, report) {
    const { root, dialect } = document;
    if (root === undefined) return;
    const schema = lainSchema(dialect);
    checkKeys(root, topLevelNames, schema, document, report);
    const notify = asMap(root.fields.get('notify')?.value);
    if (notify)
      checkKeys(notify, ['slack', 'bearychat'], propertyOf(schema, 'notify')?.schema, document, report);
    const build = asMap(root.fields.get('build')?.value);
    if (build) checkKeys(build, ['base', 'build_arg'], propertyOf(schema, 'build')?.schema, document, report);
  },
};

function checkKeys(
  map: MapNode,
  names: readonly string[],
  schema: Schema | undefined,
  document: LainDocument,
  report: Report,
): void {
  for (const name of names) {
    const entry = map.fields.get(name);
    const wanted = propertyOf(schema, name)?.schema;
    if (entry && wanted) checkEntry(entry, wanted, document, report);
  }
}

function checkEntry(entry: Entry, wanted: Schema, document: LainDocument, report: Report): void {
  const value = resolve(entry.value);
  if (value === undefined || isNull(value) || isTemplated(document, value)) return;
  if (unfitValue(value, wanted)?.kind !== 'type') return;
  if (value.kind === 'scalar' && surprisingReading(value) !== undefined) return; // Told with what it is read as.
  const range = placeOf(entry, document);
  report(
    range,
    l10n.t('`{0}` must be {1}, not {2}.', entry.name, neededInWords(wanted), kindOfValue(value)),
    {
      fixes: fixes(entry, value, wanted, document),
    },
  );
}

function fixes(entry: Entry, value: Value, { types }: Schema, document: LainDocument): readonly Fix[] {
  const range = placeOf(entry, document);
  if (value.kind !== 'scalar') return [];
  if (types.includes('string') && value.style === 'plain') return [quoteFix(range, textAt(document, range))];
  return types[0] === 'list' ? [listFix(range, textAt(document, range))] : [];
}
