import * as l10n from '@vscode/l10n';
import { describeTypes } from '../../engine/language/describe';
import type { Dialect } from './dialect';
import { dialectsOf } from './keys';
import type { KeyFacts, Unit } from './keys/key';

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
  return readers.length === 0 || readers.length === 3 ? undefined : readers.map(nameOf).join(', ');
}

function nameOf(dialect: Dialect): string {
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
