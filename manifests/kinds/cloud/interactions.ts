import { checkInteractions, readPolicyText, traitsOf } from '../governance';
import type { PlacedPolicy } from '../governance';
import type { Finding } from '../../engine/rules/rule';
import { asMap, asScalar, bareRange, valueOf } from '../../../parser/node';
import type { Node } from '../../../parser/node';
import type { Placed } from '../../engine/parts/pieces';
import { shiftRange } from '../../engine/parts/shift';
import type { CloudDocument } from './document';

/** What checks of other policies for the same instances need to know of a policy. */
export interface ScopedPolicy extends PlacedPolicy {
  /** Engine, environment, application and service: policies with equal texts here apply to the same instances. */
  readonly scope: string;
}

/** The policy that a document is, or that a configuration item holds; ranges in offsets of the document. */
export function scopedPolicyOf(document: CloudDocument): ScopedPolicy | undefined {
  const { policy, item, name, root, spec } = document;
  if (name === undefined) return undefined;
  if (policy !== undefined) {
    const scope = scopeOf(document, valueOf(root, 'selector'));
    return { ...traitsOf(policy), nameRange: bareRange(name), scope };
  }
  if (item === undefined) return undefined;
  const { text: source } = item.value;
  const inner = readPolicyText(source).root;
  const { end } = bareRange(name);
  return {
    ...traitsOf({ kind: item.kind, name: item.name, place: 'kie', spec: inner, source }),
    nameRange: { start: end - item.name.length, end },
    scope: scopeOf(document, valueOf(spec, 'labels')),
  };
}

function scopeOf(document: CloudDocument, labels: Node | undefined): string {
  const texts = [...(asMap(labels)?.fields.values() ?? [])].map(({ name, value }) => [
    name,
    asScalar(value)?.text ?? '',
  ]);
  return JSON.stringify([document.metadata('engine')?.text ?? '', texts.map(String).sort()]);
}

/** Interactions of policies for the same instances in a file, in offsets of the file. */
export function policyInteractions(
  documents: readonly Placed<{ readonly scopedPolicy: ScopedPolicy | undefined }>[],
): readonly Finding[] {
  const scopes = new Map<string, PlacedPolicy[]>();
  for (const { start, known } of documents) {
    const { scopedPolicy } = known;
    if (scopedPolicy === undefined) continue;
    const policies = scopes.get(scopedPolicy.scope) ?? [];
    policies.push({ ...scopedPolicy, nameRange: shiftRange(scopedPolicy.nameRange, start) });
    scopes.set(scopedPolicy.scope, policies);
  }
  return [...scopes.values()].flatMap(checkInteractions);
}
