import type { Property } from '../../../../../manifests/engine/schema/schema';

/** How a field behaves, in the words of the list of all fields; `plain` where nothing is special about it. */
export function wordsOf({ behaviour = {}, isSecret }: Property): string {
  const { changedBy, identifies, computed, compare, key, addedEntries, addedKeys } = behaviour;
  const words = [
    isSecret && 'secret',
    identifies ? 'identity' : typeof changedBy === 'object' ? changedBy.join('+') : changedBy,
    behaviour.newForEachUpdate && 'new-each-time',
    computed === 'always' ? 'read-only' : computed && 'computed',
    behaviour.emptyKeeps && 'empty-keeps',
    compare && (key ? `${compare}(${key.join(',')})` : compare),
    behaviour.absentAs && `absent=${JSON.stringify(behaviour.absentAs)}`,
    addedEntries && `added(${Object.values(addedEntries).flat().join(',')})`,
    addedKeys && `added(${addedKeys.join(',')})`,
  ];
  return words.filter((word) => typeof word === 'string').join(' ') || 'plain';
}
