import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../engine/rules/did-you-mean';
import type { Fix, Report, Rule } from '../../../engine/rules/rule';
import { mustBe } from '../../../engine/schema/words';
import { neededInWords } from '../../../engine/language/describe';
import { hasTemplate } from '../../../engine/language/templates';
import type { MicroserviceDocument } from '../document';
import { placeOf } from '../keys';
import type { KeyFacts } from '../keys/key';
import type { Setting } from '../settings';
import { isFilledIn } from '../values/value';
import type { Entry } from '../../../../parser/node';
import { entryAt } from './part-range';
import { java3, reference } from './shared';

/** Texts and lists where sections are read, and sections and lists where single values are. */
export const valueShape: Rule<MicroserviceDocument> = {
  id: 'microservice/value-shape',
  consequence: 'ignored',
  summary: 'A section holds settings, and a setting has one value.',
  explanation:
    'The program looks for whole keys such as `servicecomb.service.name`. A text in the place of a section, and a map or a list in the place of a value, has none of them: it is silently ignored, or the program does not start.',
  source: reference('1 and 6, M03'),
  examples: {
    valid: [
      java3('      healthCheckTimes: 3\n'),
      'servicecomb:\n  service:\n    name: cart\n    paths:\n      - path: /cart\n',
      'servicecomb:\n  service:\n  rest:\n    address: 0.0.0.0:8080\n',
    ],
    invalid: [
      'servicecomb:\n  service:\n    «name：cart»\n',
      'servicecomb:\n  registry:\n    sc: «http://127.0.0.1:30100»\n',
      java3('      healthCheckTimes: «[3]»\n'),
      java3('      «watch»:\n        a: b\n        c: d\n'),
      java3('      «watch»: {{true}}\n'),
    ],
  },
  check(document, report) {
    const reported = new Set<number>();
    for (const setting of document.settings) {
      const place = placeOf(setting.key, document.dialect);
      if (place === undefined || place.prefix === '') continue;
      const sections = place.index.section(place.key);
      const above = place.index.above(place.key);
      if (sections !== undefined) reportSection(setting, sections, document, report);
      else if (above === undefined) reportList(setting, document, report);
      else
        reportMap(
          setting,
          { length: place.prefix.split('.').length - 1 + above.length, facts: above.facts },
          { reported, text: document.text },
          report,
        );
    }
  },
};

function reportSection(
  { entry, value }: Setting,
  names: readonly string[],
  { text }: MicroserviceDocument,
  report: Report,
): void {
  const isEmpty =
    value.kind === 'map' || (value.kind === 'scalar' && (value.type === 'null' || value.text === ''));
  if (isEmpty || (value.kind === 'scalar' && isFilledIn(value, text))) return;
  const [, key, rest] = (value.kind === 'scalar' && /^([\w-]+)：(.*)$/.exec(value.text)) || [];
  const message =
    key === undefined
      ? l10n.t(
          '`{0}` is a section and no setting; write settings such as `{1}` below it.',
          entry.name,
          example(names),
        )
      : l10n.t(
          'The colon after `{0}` is full-width (`：`), so this is a text and no setting; write `:` and a space.',
          key,
        );
  report(value.range, message, {
    fixes: key === undefined ? [] : colonFix(value, `${key}: ${rest?.trim() ?? ''}`),
  });
}

function example(names: readonly string[]): string {
  return (
    names.find((name) => /^(?:name|address)$/.test(name)) ?? names.find((name) => name !== '*') ?? 'name'
  );
}

function colonFix(value: Setting['value'], text: string): readonly Fix[] {
  const isPlain = value.kind === 'scalar' && value.style === 'plain';
  return isPlain ? [replaceFix(value.range, text)] : [];
}

/** Java Chassis 1 and 2 join the items of a list by commas, so a text can be one there, and one item any value. */
function reportList(setting: Setting, document: MicroserviceDocument, report: Report): void {
  const { entry, value } = setting;
  const facts = document.factsOf(setting);
  if (value.kind !== 'list' || facts === undefined || facts.schema.types.includes('list')) return;
  const isText = facts.schema.types[0] === 'string';
  const isJoined = document.dialect === 'java2' || document.dialect === undefined;
  if (isJoined && !setting.key.startsWith('spring') && (isText || value.items.length === 1)) return;
  report(value.range, shapeInWords(entry.name, facts, l10n.t('not a list')));
}

/** The map is reported once, at the key that is read as a single value. */
function reportMap(
  setting: Setting,
  { length, facts }: { readonly length: number; readonly facts: KeyFacts },
  { reported, text }: { readonly reported: Set<number>; readonly text: string },
  report: Report,
): void {
  const entry = entryAt(setting.entry, setting.key.split('.').length, length - 1);
  if (entry === undefined || reported.has(entry.range.start) || isTemplate(entry, text)) return;
  reported.add(entry.range.start);
  report(entry.key.range, shapeInWords(entry.name, facts, l10n.t('not a map')));
}

/** `{{ .Values.name }}` is a map to YAML, and `{{true}}` is nothing else. */
function isTemplate({ value }: Entry, text: string): boolean {
  return (
    text.startsWith('{{', value.range.start) && hasTemplate(text.slice(value.range.start, value.range.end))
  );
}

function shapeInWords(name: string, facts: KeyFacts, what: string): string {
  return mustBe(name, neededInWords(facts.schema), what);
}
