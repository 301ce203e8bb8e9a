import * as l10n from '@vscode/l10n';
import { neededInWords } from '../../../engine/language/describe';
import { didYouMean, replaceFix } from '../../../engine/rules/did-you-mean';
import type { Consequence, Rule } from '../../../engine/rules/rule';
import { rangeFixes } from '../../../engine/schema/range-fixes';
import { violationOf } from '../../../engine/schema/value';
import type { Coercion, ValueViolation } from '../../../engine/schema/value';
import { choicesInWords, mustBe, rangeInWords } from '../../../engine/schema/words';
import type { ScalarNode } from '../../../../parser/node';
import type { Dialect } from '../dialect';
import type { MicroserviceDocument } from '../document';
import type { KeyFacts } from '../keys/key';
import type { Setting } from '../settings';
import { isBoolean, isNumber, wholeNumber } from '../values/value';
import { java2, java3, reference, springCloud } from './shared';

interface KnownSetting {
  readonly setting: Setting;
  readonly facts: KeyFacts;
  readonly scalar: ScalarNode;
  readonly text: string;
  readonly dialect: Dialect | undefined;
}

/** Values as programs convert them from their texts. */
const asConverted: Coercion<KnownSetting> = {
  hasType({ scalar, text, dialect }, { types }) {
    const [type] = types;
    if (types.length > 1) return true;
    if (type === 'boolean') return isBoolean(text, dialect);
    if (type === 'integer') return wholeNumber(scalar, text) !== undefined;
    return type !== 'number' || isNumber(text);
  },
  isChoice({ text, facts }, { value }) {
    if (facts.schema.types.includes('boolean')) return true;
    const word = String(value);
    return facts.ignoresCase ? word.toLowerCase() === text.toLowerCase() : word === text;
  },
  numberOf: ({ scalar, text, facts }) =>
    facts.schema.types[0] === 'integer' ? wholeNumber(scalar, text) : undefined,
  // Texts have rules of their own.
  textOf: () => undefined,
};

interface ViolatingSetting extends KnownSetting {
  readonly violation: ValueViolation;
}

/** Settings whose value is known, of which it is known what it may be, and that don't fit it. */
function violatingSettings(document: MicroserviceDocument): readonly ViolatingSetting[] {
  return document.settings.flatMap((setting) => {
    const facts = document.factsOf(setting);
    const known = facts && document.knownValue(setting);
    if (facts === undefined || known === undefined) return [];
    const dialect = setting.key.startsWith('spring') ? 'java3' : document.dialect;
    const candidate = { setting, facts, ...known, dialect };
    const violation = violationOf(candidate, facts.schema, asConverted);
    return violation === undefined ? [] : [{ ...candidate, violation }];
  });
}

/** Numbers and booleans. */
export const valueType: Rule<MicroserviceDocument> = {
  id: 'microservice/value-type',
  consequence: 'refused',
  summary: 'Numbers are whole numbers, and booleans are true or false.',
  explanation:
    'The program does not start when a value can’t be converted. Java Chassis 1 and 2 continue with the default.',
  source: reference('2 to 5 and 6, M03'),
  examples: {
    valid: [
      java3('      watch: "true"\n      healthCheckTimes: "3"\n'),
      java3('      pollIntervalInMillis: ${POLL:15000}\n'),
    ],
    invalid: [
      java3('      watch: «maybe»\n'),
      java3('      pollIntervalInMillis: «15s»\n'),
      java2('  rest:\n    server:\n      connection-limit: «Integer.MAX_VALUE»\n'),
      java3('      pollIntervalInMillis: «${POLL:often}»\n'),
      springCloud(
        '      config:\n        serverAddr: http://127.0.0.1:30110\n        serverType: kie\n        firstPullRequired: «never»\n',
      ),
    ],
  },
  check(document, report) {
    const consequence = document.dialect === 'java2' ? 'default-in-force' : 'refused';
    for (const { setting, facts, scalar, text, violation } of violatingSettings(document)) {
      if (violation.kind !== 'type') continue;
      const fixes = fixesOfType(scalar, text, facts);
      report(scalar.range, mustBe(setting.entry.name, neededOf(facts)), { consequence, fixes });
    }
  },
};

/** What a value has to be, with its unit. */
function neededOf(facts: KeyFacts): string {
  const usual = usualNumber(facts);
  switch (facts.schema.types[0] === 'integer' ? facts.unit : undefined) {
    case undefined:
    case 'minutes':
      return neededInWords(facts.schema, usual);
    case 'bytes':
      return l10n.t('a whole number of bytes, without a unit, such as `{0}`', usual);
    case 'milliseconds':
      return l10n.t('a whole number of milliseconds, without a unit, such as `{0}`', usual);
    case 'seconds':
      return l10n.t('a whole number of seconds, without a unit, such as `{0}`', usual);
  }
}

function fixesOfType(scalar: ScalarNode, text: string, facts: KeyFacts) {
  const [type] = facts.schema.types;
  if (type === 'integer') return numberFixes(scalar, text, facts);
  return type === 'boolean' ? booleanFixes(scalar, text) : [];
}

/** The default, or the smallest that makes sense. */
function usualNumber({ default: initial, schema: { minimum = 1 } }: KeyFacts): string {
  const known = initial?.();
  return known !== undefined && isNumber(known) ? known : String(Math.max(1, minimum));
}

function booleanFixes(scalar: ScalarNode, text: string) {
  const better = didYouMean(text, ['true', 'false']);
  return better === undefined || text !== scalar.text ? [] : [replaceFix(scalar.range, better)];
}

const thousandths: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
};

/** `15s` where milliseconds are meant is `15000`, and a constant of Java is its number. */
function numberFixes(scalar: ScalarNode, text: string, { unit }: KeyFacts) {
  if (text === 'Integer.MAX_VALUE' && text === scalar.text.trim())
    return [replaceFix(scalar.range, '2147483647')];
  const [, digits, word = ''] = /^(\d+)\s*(ms|s|min|m|h)$/i.exec(text) ?? [];
  const times = thousandths[word.toLowerCase()];
  if (digits === undefined || times === undefined || text !== scalar.text.trim()) return [];
  const number = (Number(digits) * times) / (unit === 'seconds' ? 1000 : 1);
  const fits = (unit === 'seconds' || unit === 'milliseconds') && Number.isInteger(number);
  return fits ? [replaceFix(scalar.range, String(number))] : [];
}

/** One of a few words. */
export const valueChoice: Rule<MicroserviceDocument> = {
  id: 'microservice/value-choice',
  consequence: 'refused',
  summary: 'A setting with a fixed set of values has one of them.',
  explanation: 'The registry answers 400001, or the program does not start.',
  source: reference('2 to 5 and 6, M03'),
  examples: {
    valid: [
      'servicecomb:\n  instance:\n    initialStatus: STARTING\n',
      'servicecomb:\n  service:\n    environment: production\n',
      springCloud('      config:\n        serverAddr: http://127.0.0.1:30110\n        serverType: KIE\n'),
    ],
    invalid: [
      'servicecomb:\n  instance:\n    initialStatus: «RUNNING»\n',
      'servicecomb:\n  service:\n    environment: «prodution»\n',
      springCloud('      config:\n        serverAddr: http://127.0.0.1:30110\n        serverType: «kei»\n'),
      java2('  config:\n    client:\n      refreshMode: «2»\n'),
    ],
  },
  check(document, report) {
    for (const { setting, facts, scalar, text, violation } of violatingSettings(document)) {
      if (violation.kind !== 'choice') continue;
      const { choices } = violation;
      const better = didYouMean(
        text,
        choices.map(({ value }) => String(value)),
      );
      const consequence = outsideOf(facts);
      const ending = otherwiseInWords(facts, consequence);
      report(scalar.range, mustBe(setting.entry.name, choicesInWords(choices), ending), {
        consequence,
        fixes: better === undefined || text !== scalar.text ? [] : [replaceFix(scalar.range, better)],
      });
    }
  },
};

/** Numbers in their limits. */
export const valueRange: Rule<MicroserviceDocument> = {
  id: 'microservice/value-range',
  consequence: 'refused',
  summary: 'Numbers are within their limits.',
  explanation:
    'The message says what becomes of the number: the program does not start, uses the default, or does harm with it.',
  source: reference('2 to 5 and 6, M03'),
  examples: {
    valid: [springCloud('      discovery:\n        healthCheckInterval: 600\n')],
    invalid: [
      springCloud('      discovery:\n        healthCheckInterval: «601»\n'),
      java3('  rest:\n    server:\n      connection-limit: «0»\n'),
      java3('  rest:\n    client:\n      thread-count: «0»\n'),
      java2('      instance:\n        pull:\n          interval: «-1»\n'),
      java3('  proxy:\n    port: «65536»\n'),
      java3('  kie:\n    pollingWaitTime: «301»\n'),
    ],
  },
  check(document, report) {
    for (const { setting, facts, scalar, text, violation } of violatingSettings(document)) {
      if (violation.kind !== 'range') continue;
      const consequence = outsideOf(facts, violation.number);
      const ending = otherwiseInWords(facts, consequence);
      report(scalar.range, mustBe(setting.entry.name, rangeInWords(facts.schema), ending), {
        consequence,
        fixes: text === scalar.text ? rangeFixes(scalar.range, violation.number, facts.schema) : [],
      });
    }
  },
};

function outsideOf({ outside = 'refused' }: KeyFacts, number = 0): Consequence {
  return typeof outside === 'function' ? outside(number) : outside;
}

/** What becomes of a value outside of its limits, as the end of a sentence. */
function otherwiseInWords(
  { otherwise, default: initial }: KeyFacts,
  consequence: Consequence,
): string | undefined {
  if (otherwise) return otherwise();
  if (consequence === 'fails-on-each-call') return l10n.t('otherwise each call fails');
  if (consequence !== 'default-in-force') return undefined;
  const value = initial?.();
  return value === undefined
    ? l10n.t('otherwise the default applies')
    : l10n.t('otherwise {0} applies', value);
}
