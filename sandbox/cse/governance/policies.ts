import { randomInt } from 'node:crypto';
import { createItem, deleteItems, findItem, updateItem } from '../../kie/items';
import type { Kie } from '../../kie/kie';
import { findItems } from '../../kie/listing';
import { brokenUpdateRules } from '../../kie/rules';
import type { KieItem } from '../../kie/state';
import { passOn, refuse } from '../errors';
import { keyPrefix } from './kinds';
import type { GovernanceKind } from './kinds';
import type { PolicyDocument } from './read-policy';
import { checkSpec } from './spec-checks';
import { readSpec, writeSpec } from './spec-text';

/** Engines know this one project, whatever the project of the cloud is called. */
const project = 'default';
const sceneLetters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Values that labels have; those that do not matter are undefined. */
export type Labels = Readonly<Record<string, string | undefined>>;

export type NewPolicy = Pick<PolicyDocument, 'name' | 'selector' | 'spec'>;
export type PolicyChange = Pick<PolicyDocument, 'spec' | 'status'> & Partial<Pick<PolicyDocument, 'bare'>>;

/** A policy in the form of the API. */
export type ShownPolicy = ReturnType<typeof shownPolicy>;

/**
 * Stores a policy as an item of the engine's configuration center; `status` is always enabled.
 * Source: Governance policies, section 1.
 * @throws Refusal 400001 for a spec that the server's few checks find, or a name that can't be part of a key; 409001 when
 * the name is taken there; 422001
 */
export function createPolicy(kie: Kie, kind: GovernanceKind, policy: NewPolicy): KieItem {
  checkSpec(kind, policy.spec);
  const name = policy.name === '' && kind === 'match-group' ? sceneName() : policy.name;
  return passOn(() =>
    createItem(kie, project, {
      key: keyPrefix(kind) + name,
      value: writeSpec(policy.spec),
      valueType: 'text',
      status: 'enabled',
      labels: { ...policy.selector },
      check: '',
      priority: -1,
    }),
  );
}

/**
 * Changes spec and status alone; an empty status keeps the old one.
 * @throws Refusal 400001, 404001, and 500003 for a change that is nothing but a spec, which the server breaks down over
 */
export function updatePolicy(kie: Kie, kind: GovernanceKind, id: string, change: PolicyChange): void {
  checkSpec(kind, change.spec);
  if (change.bare) throw refuse('500003', 'runtime error: invalid memory address or nil pointer dereference');
  const update = { value: writeSpec(change.spec), status: change.status };
  const problem = brokenUpdateRules(update, id);
  if (problem !== undefined) throw refuse('400001', problem);
  updateItem(kie, findPolicy(kie, id), update);
}

/**
 * Deletes a policy; with a match group goes every item whose key ends in its name, whatever it is, and that has at
 * least the labels of the group. Source: Governance policies, section 1.
 * @throws Refusal 404001
 */
export function deletePolicy(kie: Kie, kind: GovernanceKind, id: string): void {
  const item = findPolicy(kie, id);
  deleteItems(kie, kind === 'match-group' ? sceneOf(kie, item) : [item]);
}

/** Any item, even one that is not a policy or is of another kind: the server does not check. @throws Refusal 404001 */
export function findPolicy(kie: Kie, id: string): KieItem {
  return passOn(() => findItem(kie, project, id));
}

/** The policies of a kind that can be read, those with the latest change first. */
export function listPolicies(
  kie: Kie,
  kind: GovernanceKind,
  labels: Labels,
  kindName: string = kind,
): ShownPolicy[] {
  return search(kie, `beginWith(${keyPrefix(kind)})`, labels).flatMap((item) => {
    const read = readSpec(item.value);
    return 'spec' in read ? [toResponse(item, kindName, read.spec)] : [];
  });
}

/** The part after the last dot of the key. */
export function nameOf({ key }: KieItem): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

/**
 * A policy in the form of the API; `kind` is spelled one way by one list and another way by the other.
 * @throws Refusal 500003 when its item holds no spec
 */
export function shownPolicy(item: KieItem, kind: string) {
  const read = readSpec(item.value);
  if ('problem' in read) throw refuse('500003', read.problem);
  return toResponse(item, kind, read.spec);
}

function toResponse(item: KieItem, kind: string, spec: Record<string, unknown>) {
  return {
    id: item.id,
    name: nameOf(item),
    kind,
    status: item.status,
    selector: { ...item.labels },
    spec,
    creatTime: item.createTime,
    updateTime: item.updateTime,
  };
}

function sceneOf(kie: Kie, group: KieItem): KieItem[] {
  return search(kie, `wildcard(servicecomb.*.${nameOf(group)})`, group.labels);
}

/** As the configuration center lists them. */
function search(kie: Kie, key: string, labels: Labels): KieItem[] {
  const wanted = Object.entries(labels).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const query = { key, value: '', status: '', labels: Object.fromEntries(wanted), exact: false, offset: 0 };
  return findItems(kie.state.items, project, query).data;
}

function sceneName(): string {
  const letters = Array.from({ length: 4 }, () => sceneLetters.charAt(randomInt(sceneLetters.length)));
  return `scene-${letters.join('')}`;
}
