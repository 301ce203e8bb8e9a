import * as l10n from '@vscode/l10n';
import type { ChangedBy, Comparison, FieldBehaviour } from '../../../api/catalogue/field-behaviour';
import type { Property } from '../schema/schema';

/** How a field behaves over the life of its resource, in short sentences; empty for an ordinary field. */
export function describeBehaviour({ behaviour = {}, isSecret }: Property): readonly string[] {
  const sentences = [
    isSecret && l10n.t('Secret: it is masked in errors and logs.'),
    behaviour.identifies
      ? l10n.t('Identifies the resource: another value means another resource.')
      : changeInWords(behaviour.changedBy),
    behaviour.newForEachUpdate && l10n.t('Every update needs a value that wasn’t used before.'),
    behaviour.computed === 'always' && l10n.t('Set by the server; leave it out.'),
    behaviour.computed === true && l10n.t('Set by the server if you leave it out.'),
    behaviour.emptyKeeps && l10n.t('An empty value keeps the old one.'),
    comparisonInWords(behaviour),
    additionsInWords(behaviour),
  ];
  return sentences.filter((sentence) => typeof sentence === 'string');
}

function changeInWords(changedBy: ChangedBy | undefined): string | undefined {
  switch (changedBy) {
    case undefined:
    case 'update':
      return undefined;
    case 'replacement':
      return l10n.t(
        'Can’t be changed after creation: another value means deleting the resource and creating it again.',
      );
    case 'creation':
      return l10n.t('Used only at creation: it can’t be changed or read afterwards.');
    default:
      return l10n.t(
        'Changed by an operation of its own: {0}.',
        changedBy.map((id) => `\`${id}\``).join(l10n.t(' or ')),
      );
  }
}

function comparisonInWords({ compare, key, changedBy }: FieldBehaviour): string | undefined {
  if (changedBy === 'creation') return undefined; // said already
  if (compare === 'set' && key !== undefined)
    return l10n.t(
      'The order of entries doesn’t matter; they are identified by {0}.',
      key.map((name) => `\`${name}\``).join(', '),
    );
  return compare && meaningOf(compare);
}

function meaningOf(compare: Comparison): string {
  switch (compare) {
    case 'set':
      return l10n.t('The order of entries doesn’t matter.');
    case 'quantity':
      return l10n.t('Equal quantities are the same value: `0.25C` is `250m`, and `0.5Gi` is `512Mi`.');
    case 'duration':
      return l10n.t('Equal durations are the same value: `1S` is `1000`.');
    case 'numeric-text':
      return l10n.t('A number and its text are the same value: `502` is `"502"`.');
    case 'text-without-case':
      return l10n.t('Upper and lower case make no difference.');
    case 'comma-list':
      return l10n.t('Spaces after commas make no difference.');
    case 'never':
      return l10n.t('Never compared with what the server returns.');
  }
}

function additionsInWords({ addedEntries, addedKeys }: FieldBehaviour): string | undefined {
  if (addedEntries !== undefined) return l10n.t('The server adds entries of its own.');
  return (
    addedKeys &&
    l10n.t('The server adds keys of its own: {0}.', addedKeys.map((key) => `\`${key}\``).join(', '))
  );
}
