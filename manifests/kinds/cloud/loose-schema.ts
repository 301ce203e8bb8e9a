import * as l10n from '@vscode/l10n';
import type { Property, Schema, Text } from '../../engine/schema/schema';
import { apiVersions, kindsOf } from './kinds';
import { manifests } from './rules/shared';

/** The schema of a document whose kind is not known yet, for completion and hover. */
export function looseSchema(apiVersion: string | undefined): Schema {
  const property = (summary: Text, schema: Schema): Property => ({
    summary,
    required: true,
    source: manifests,
    schema,
  });
  const kinds = kindsOf(apiVersion).map(({ facts }) => ({ value: facts.kind, summary: facts.summary }));
  const versions = apiVersions.map((value) => ({
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
