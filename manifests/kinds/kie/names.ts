import { namesOfPolicy, traitsOf } from '../governance';
import type { PlacedPolicy } from '../governance';
import type { NameUse } from '../../engine/names';
import { nameRange, namesInContent } from './content';
import type { KieItem } from './item';

/** The item itself, by its key among those of the same labels; the policy that it is; and what its content names. */
export function namesOfItem(item: KieItem): readonly NameUse[] {
  const { key, map, scope } = item;
  if (key === undefined || key.text === '' || map === undefined) return namesInContent(item);
  const own: NameUse = {
    kind: 'config-item',
    name: key.text,
    role: 'definition',
    range: nameRange(key, key.text),
    extent: map.range,
    scope,
  };
  return [own, ...policyNames(item), ...namesInContent(item)];
}

function policyNames({ key, map, policy, policySpec: spec }: KieItem): readonly NameUse[] {
  if (policy === undefined || key === undefined || map === undefined) return [];
  return namesOfPolicy({ ...policy, nameRange: nameRange(key, policy.name), spec }).map((use) => ({
    ...use,
    extent: map.range,
  }));
}

/** What other policies of the same labels have to know of the one that an item is. */
export function policyOfItem({ key, policy, policySpec: spec, value }: KieItem): PlacedPolicy | undefined {
  if (policy === undefined || key === undefined || value === undefined) return undefined;
  const traits = traitsOf({ ...policy, place: 'kie', spec, source: value.text });
  return { ...traits, nameRange: nameRange(key, policy.name) };
}
