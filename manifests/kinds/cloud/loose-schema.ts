import * as l10n from '@vscode/l10n';
import type { Property, Schema, Text } from '../../engine/schema/schema';
import { cloudKinds, kindsOf } from './kinds';
import type { CloudKind } from './kinds/kind';
import { manifests } from './rules/shared';

/**
 * The schema of a document whose kind is not known yet, for completion and hover.
 *
 * @param usual Every kind, in the order in which kinds and APIs are proposed.
 */
export function looseSchema(
  apiVersion: string | undefined,
  usual: readonly CloudKind[] = cloudKinds,
): Schema {
  const property = (summary: Text, schema: Schema): Property => ({
    summary,
    required: true,
    source: manifests,
    schema,
  });
  const fitting = new Set(kindsOf(apiVersion));
  const kinds = usual
    .filter((kind) => fitting.has(kind))
    .map(({ facts }) => ({ value: facts.kind, summary: facts.summary }));
  const apis = new Set(usual.map(({ facts }) => facts.apiVersion));
  const versions = [...apis].map((value) => ({
    value,
    summary: () =>
      kindsOf(value)
        .map(({ facts }) => facts.kind)
        .join(', '),
  }));
  const names = { types: ['map'], additional: { types: ['string'] } } as const;
  return {
    types: ['map'],
    properties: {
      apiVersion: property(() => l10n.t('The API and its version that the resource belongs to.'), {
        types: ['string'],
        choices: versions,
      }),
      kind: property(() => l10n.t('What the document describes.'), { types: ['string'], choices: kinds }),
      metadata: property(
        () => l10n.t('The name of the resource, and the names of what it belongs to.'),
        names,
      ),
      spec: property(() => l10n.t('What is sent to the server; the fields are those of its API.'), {
        types: ['map', 'list'],
      }),
    },
  };
}
