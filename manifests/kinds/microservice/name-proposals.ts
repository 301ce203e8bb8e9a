import * as l10n from '@vscode/l10n';
import { isRouteKind, policyKinds } from '../governance';
import type { PolicyKind } from '../governance';
import type { CursorContext } from '../../../parser/cursor/context';
import { indented, literal } from '../../engine/language/snippet';
import { afterKey } from '../../engine/language/suggest';
import type { Proposal } from '../../engine/language/suggest';
import type { NameKind, NameSource } from '../../engine/names';
import type { MicroserviceDocument } from './document';
import { factsOf } from './keys';
import { indentedText, wholeText } from './keys/policies';
import { namesOfSettings } from './names';

/** A name and where it comes from. */
interface Named {
  readonly name: string;
  readonly source: string;
}

/** Names that are allowed at the cursor: of policies, of services, of applications. */
export function nameProposals(
  document: MicroserviceDocument,
  context: CursorContext,
  names: NameSource | undefined,
): readonly Proposal[] {
  const [root, section, ...rest] = context.path;
  if (root === 'servicecomb' && context.place === 'start' && rest.length === 0) {
    const kind = policyKinds.find((known) => known === section);
    if (kind !== undefined) return policyNames(document, context, kind, names);
  }
  if (context.place === 'start' && section === 'references' && rest.length === 0)
    return known('microservice', names).map((one) =>
      keyProposal(one, `:\n  version-rule: \${1:0+}`, context),
    );
  return context.place === 'value' ? valueNames(document, context, names) : [];
}

/** Policies are for match groups of the same name, route rules for services. */
function policyNames(
  { policies }: MicroserviceDocument,
  context: CursorContext,
  kind: PolicyKind,
  names: NameSource | undefined,
): readonly Proposal[] {
  const taken = new Set(policies.filter((one) => one.kind === kind).map(({ name }) => name));
  const here = policies.filter(
    (one) => (one.kind === 'matchGroup') !== (kind === 'matchGroup') && !isRouteKind(one.kind),
  );
  const own = here.map(({ name }) => ({ name, source: l10n.t('this file') }));
  const given = isRouteKind(kind)
    ? known('microservice', names)
    : [...own, ...known(kind === 'matchGroup' ? 'policy' : 'match-group', names)];
  const whole = `: |\n  ${indentedText(wholeText(kind), 2)}`;
  return distinct(given)
    .filter(({ name }) => !taken.has(name) && !context.siblings.keys.has(name))
    .map((one) => keyProposal(one, whole, context));
}

function keyProposal({ name, source }: Named, value: string, context: CursorContext): Proposal {
  return {
    label: name,
    kind: 'reference',
    detail: source,
    insertText: literal(name) + afterKey(context, indented(value, context.column)),
    range: context.word,
  };
}

function valueNames(
  document: MicroserviceDocument,
  context: CursorContext,
  names: NameSource | undefined,
): readonly Proposal[] {
  const key = context.path.join('.');
  const form = factsOf(key, document.dialect)?.form;
  const kind = form === 'application' ? 'application' : form === 'service-name' ? 'microservice' : undefined;
  if (kind === undefined) return [];
  const own = new Set(
    namesOfSettings(document)
      .filter(({ role }) => role === 'definition')
      .map(({ name }) => name),
  );
  const space = context.touching ? ' ' : '';
  return distinct(known(kind, names))
    .filter(({ name }) => !own.has(name) || !key.endsWith('.name'))
    .map(({ name, source }) => ({
      label: name,
      kind: 'reference',
      detail: source,
      insertText: space + literal(name),
      range: context.word,
    }));
}

function known(kind: NameKind, names: NameSource | undefined): readonly Named[] {
  const lists = names?.namesOf(kind) ?? [];
  return distinct(lists.flatMap(({ names: all, source }) => all.map((name) => ({ name, source }))));
}

function distinct(given: readonly Named[]): readonly Named[] {
  return [...new Map(given.toReversed().map((one) => [one.name, one])).values()].reverse();
}
