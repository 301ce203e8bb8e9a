import * as l10n from '@vscode/l10n';
import {
  GovernancePolicy,
  NewGovernancePolicy,
  createGovernancePolicy,
} from '../../../api/catalogue/cse/governance';
import { isClientKind, isRouteKind, policyKindOfWord, policyKinds, policySchema } from '../governance';
import type { PolicyKind } from '../governance';
import { fromCatalogue } from '../../engine/schema/from-catalogue';
import type { Schema } from '../../engine/schema/schema';
import { asMap, stringOf, valueOf } from '../../../parser/node';
import type { MapNode } from '../../../parser/node';
import { wordOfName } from './recognise';

/** Kinds of policies that can be sent to a server as they are; route rules have no body of this form. */
export const bodyKinds: readonly PolicyKind[] = policyKinds.filter(
  (kind) => !isClientKind(kind) && !isRouteKind(kind),
);

/** Fields that policies of every kind have. */
const common = new Set(['services', 'order', 'name']);

/** Whether a document has the form of a body for the governance API, as far as can be known without its file's name. */
export function isApiBody(map: MapNode): boolean {
  return isPolicyBody(map) && map.fields.has('selector');
}

/** Whether a document of a file for such bodies is one; a missing `selector` is reported elsewhere. */
export function isPolicyBody({ fields }: MapNode): boolean {
  return fields.has('spec') && !fields.has('metadata') && !fields.has('apiVersion');
}

/** The kind of policies with bodies that the name of a file shows. */
export function kindOfFile(fileName: string | undefined): PolicyKind | undefined {
  const named = policyKindOfWord(wordOfName(fileName) ?? '');
  return named !== undefined && bodyKinds.includes(named) ? named : undefined;
}

/** What the name of a file for a body shows of it. */
export interface WantedBody {
  readonly kind: PolicyKind | undefined;
  readonly name: string | undefined;
}

/** The kind of `pay.retry.governance.json` is `retry`, and its name `pay`. */
export function wantedBodyOf(fileName: string): WantedBody {
  const kind = kindOfFile(fileName);
  const ending = kind === undefined ? '' : `\\.${wordOfName(fileName) ?? ''}`;
  const [, name] = new RegExp(`(?:^|[/\\\\])([^/\\\\]+)${ending}\\.governance\\.\\w+$`).exec(fileName) ?? [];
  return { kind, name };
}

/** The kind of a body: written in it, given by the file's name or by fields that only one kind has. */
export function kindOfBody(map: MapNode, fileName: string | undefined): PolicyKind | undefined {
  const word = stringOf(valueOf(map, 'kind')) ?? wordOfName(fileName) ?? '';
  const named = policyKindOfWord(word);
  return named !== undefined && bodyKinds.includes(named) ? named : kindOfFields(asMap(valueOf(map, 'spec')));
}

/** The kind that matches the most fields, if it is the only one. */
function kindOfFields(spec: MapNode | undefined): PolicyKind | undefined {
  const names = [...(spec?.fields.keys() ?? [])].filter((name) => !common.has(name));
  const known = bodyKinds.map((kind) => {
    const properties = policySchema(kind, 'api').properties ?? {};
    return { kind, count: names.filter((name) => name in properties).length };
  });
  const most = Math.max(...known.map(({ count }) => count));
  const best = known.filter(({ count }) => count === most);
  return most > 0 && best.length === 1 ? best[0]?.kind : undefined;
}

const { source } = createGovernancePolicy;

/** The members of a body besides the policy; a server's answers, which have more, are accepted too. */
export function bodySchema(kind: PolicyKind | undefined): Schema {
  const { properties = {} } = fromCatalogue(NewGovernancePolicy, source);
  const answered = fromCatalogue(GovernancePolicy, source).properties ?? {};
  const { spec, name } = properties;
  return {
    types: ['map'],
    properties: {
      ...(name && { name: { ...name, schema: { types: ['string'] } } }),
      ...Object.fromEntries(Object.entries(properties).filter(([key]) => key === 'selector')),
      ...(spec && {
        spec: {
          ...spec,
          summary: () => l10n.t('What the policy says.'),
          schema: kind === undefined ? { types: ['map'] } : policySchema(kind, 'api'),
        },
      }),
      ...Object.fromEntries(Object.entries(answered).filter(([key]) => !(key in properties))),
    },
  };
}
