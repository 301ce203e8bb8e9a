import * as l10n from '@vscode/l10n';
import { describeTypes } from '../../engine/language/describe';
import { frameworks } from '../../engine/manifest';
import type { Reader } from '../../engine/manifest';
import type { Dialect, Judgement } from './dialect';
import { dialectsOf } from './keys';
import type { KeyFacts, Unit } from './keys/key';

/** The framework that reads a document, and how it is known or what to do where it is not. */
export function readerInWords({ dialect, by, keys }: Judgement): Reader {
  const title = dialect === undefined ? l10n.t('Framework not known') : frameworkName(dialect);
  return {
    title,
    detail: [whyInWords(by, keys), by === 'comment' ? '' : howToSay()].filter(Boolean).join(' '),
  };
}

function whyInWords(by: Judgement['by'], keys: readonly string[]): string {
  // Only what cannot be Markdown or a link.
  const plain = keys.filter((key) => /^[\w.-]+$/.test(key)).slice(0, 3);
  const named = plain.map((key) => `\`${key}\``).join(', ');
  switch (by) {
    case 'comment':
      return l10n.t('A comment in the file says so.');
    case 'setting':
      return l10n.t('The setting `engineRoom.microservice.framework` says so.');
    case 'name':
      return l10n.t('Only this framework loads files of this name.');
    case 'keys':
      return l10n.t('Its keys show it: {0}.', named);
    case 'conflict':
      return l10n.t(
        'Keys of several frameworks are here: {0}. What one of them reads otherwise is not reported.',
        named,
      );
    case 'nothing':
      return l10n.t('No key shows it, so what one framework reads otherwise is not reported.');
  }
}

function howToSay(): string {
  return l10n.t(
    'To decide it, write the comment `# engine-room-framework NAME` with one of {0}, or set `engineRoom.microservice.framework`.',
    frameworks.join(', '),
  );
}

/** Type, unit, default and generation of a setting in a few words. */
export function factsInWords(facts: KeyFacts, key: string, dialect: Dialect | undefined): string {
  const initial = facts.default?.();
  const generation = dialect === undefined ? generationInWords(key) : undefined;
  const parts = [
    describeTypes(facts.schema),
    facts.unit && unitInWords(facts.unit),
    initial === undefined ? undefined : l10n.t('default {0}', initial),
    generation,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

export function unitInWords(unit: Unit): string {
  switch (unit) {
    case 'milliseconds':
      return l10n.t('milliseconds');
    case 'seconds':
      return l10n.t('seconds');
    case 'minutes':
      return l10n.t('minutes');
    case 'bytes':
      return l10n.t('bytes');
  }
}

/** The generation that reads a whole key; undefined if all do. */
export function generationInWords(key: string): string | undefined {
  if (key.startsWith('spring.cloud.servicecomb')) return l10n.t('Spring Cloud Huawei');
  if (/^(?:APPLICATION_ID|service_description|instance_description)/.test(key))
    return l10n.t('Java Chassis before 2.1.2, Go Chassis 1');
  const readers = dialectsOf(key.replace(/^(?:servicecomb|cse)\./, ''));
  return readers.length === 0 || readers.length === 3 ? undefined : readers.map(frameworkName).join(', ');
}

export function frameworkName(dialect: Dialect): string {
  switch (dialect) {
    case 'java2':
      return 'Java Chassis 2';
    case 'java3':
      return 'Java Chassis 3';
    case 'go':
      return 'Go Chassis';
    case 'policies':
      return 'Spring Cloud Huawei';
  }
}
