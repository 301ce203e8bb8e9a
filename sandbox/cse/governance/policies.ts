import { randomInt } from 'node:crypto';
import { parse, stringify } from 'yaml';
import { isRecord } from '../../../api/values';
import { passOn, refuse } from '../errors';
import { createItem, deleteItems, findItem, updateItem } from '../../kie/items';
import type { Kie } from '../../kie/kie';
import { brokenUpdateRules } from '../../kie/rules';
import type { KieItem } from '../../kie/state';
import { keyPrefix } from './kinds';
import type { GovernanceKind } from './kinds';
import { checkSpec } from './spec-checks';

/** Engines know this one project, whatever the project of the cloud is called. */
const project = 'default';
const sceneLetters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Where a policy is to work: environment, application, and perhaps service. */
export type Selector = Readonly<Record<string, string>>;

export interface NewPolicy {
  readonly name: string;
  readonly selector: Selector;
  readonly spec: Readonly<Record<string, unknown>>;
}

/**
 * Stores a policy as an item of the engine's configuration centre; `status` is always enabled.
 * Source: Governance policies, section 1.
 * @throws Refusal 400001 for a spec that the server's few checks find, 409001 when the name is taken there
 */
export function createPolicy(kie: Kie, kind: GovernanceKind, policy: NewPolicy): KieItem {
  checkSpec(kind, policy.spec);
  const name = policy.name === '' && kind === 'match-group' ? sceneName() : policy.name;
  return passOn(() =>
    createItem(kie, project, {
      key: keyPrefix(kind) + name,
      value: textOf(policy.spec),
      valueType: 'text',
      status: 'enabled',
      labels: { ...policy.selector },
      check: '',
      priority: -1,
    }),
  );
}

/** Changes spec and status alone; an empty status keeps the old one. @throws Refusal 400001, 404001 */
export function updatePolicy(
  kie: Kie,
  kind: GovernanceKind,
  id: string,
  change: { readonly spec: Readonly<Record<string, unknown>>; readonly status: string },
): void {
  checkSpec(kind, change.spec);
  const item = findPolicy(kie, id);
  const update = { value: textOf(change.spec), status: change.status };
  const problem = brokenUpdateRules(update, id);
  if (problem !== undefined) throw refuse('400001', problem);
  updateItem(kie, item, update);
}

/** Deletes a policy; with a match group go all policies of its name that have the same labels. @throws Refusal 404001 */
export function deletePolicy(kie: Kie, kind: GovernanceKind, id: string): void {
  const item = findPolicy(kie, id);
  deleteItems(kie, kind === 'match-group' ? sceneOf(kie, item) : [item]);
}

/** @throws Refusal 404001 */
export function findPolicy(kie: Kie, id: string): KieItem {
  return passOn(() => findItem(kie, project, id));
}

/** Policies of a kind whose labels have these values; an undefined value does not matter. */
export function listPolicies(
  kie: Kie,
  kind: GovernanceKind,
  labels: Readonly<Record<string, string | undefined>>,
): KieItem[] {
  const wanted = Object.entries(labels).filter(([, value]) => value !== undefined);
  return kie.state.items.filter(
    (item) =>
      item.project === project &&
      item.key.startsWith(keyPrefix(kind)) &&
      wanted.every(([name, value]) => item.labels[name] === value),
  );
}

/** What stands behind the last dot of the key. */
export function nameOf({ key }: KieItem): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

/** A policy in the form of the API; `kind` is spelled one way by one list and another way by the other. */
export function shownPolicy(item: KieItem, kind: string) {
  const spec: unknown = parse(item.value);
  return {
    id: item.id,
    name: nameOf(item),
    kind,
    status: item.status,
    selector: { ...item.labels },
    spec: isRecord(spec) ? spec : {},
    creatTime: item.createTime,
    updateTime: item.updateTime,
  };
}

function sceneOf(kie: Kie, group: KieItem): KieItem[] {
  const name = nameOf(group);
  return kie.state.items.filter(
    (item) =>
      item.project === project &&
      item.key.startsWith('servicecomb.') &&
      item.key.endsWith(`.${name}`) &&
      sameLabels(item.labels, group.labels),
  );
}

function sameLabels(first: Selector, second: Selector): boolean {
  const names = Object.keys(first);
  return names.length === Object.keys(second).length && names.every((name) => first[name] === second[name]);
}

function textOf(spec: unknown): string {
  return stringify(spec, { sortMapEntries: true });
}

function sceneName(): string {
  const letters = Array.from({ length: 4 }, () => sceneLetters.charAt(randomInt(sceneLetters.length)));
  return `scene-${letters.join('')}`;
}
