import * as l10n from '@vscode/l10n';
import { createKieKv } from '../../../api/catalogue/kie/configurations';
import { environment } from '../../../api/catalogue/registry/fields';
import { fromCatalogue } from '../../engine/schema/from-catalogue';
import { meaningOfStatus, meaningOfType } from './meanings';
import type { Property, Schema } from '../../engine/schema/schema';

const source = { document: 'Configuration center', section: '6' } as const;

const catalogue = fromCatalogue(createKieKv.body, createKieKv.source).properties ?? {};

/** Fields of an item in the order in which people and exports write them. */
const order = ['key', 'labels', 'value', 'value_type', 'status'] as const;

const snippets: Readonly<Partial<Record<string, string>>> = {
  labels: '\n  app: ${1:default}\n  environment: ${2|production,testing,acceptance,development|}$0',
};

/** Meanings of the labels that clients query. */
const labels: Readonly<Record<string, Property>> = {
  app: label(() => l10n.t('Application whose instances read the item.'), { types: ['string'] }),
  environment: label(
    () => l10n.t('Environment whose instances read the item; an empty one is an environment of its own.'),
    fromCatalogue(environment, source),
  ),
  service: label(
    () => l10n.t('Microservice whose instances read the item; all of the application without.'),
    {
      types: ['string'],
    },
  ),
  version: label(() => l10n.t('Version of the microservice whose instances read the item.'), {
    types: ['string'],
  }),
};

const meanings: Readonly<Partial<Record<string, (word: string) => string>>> = {
  value_type: (word) => meaningOfType(word, 'KEY') ?? '',
  status: (word) => meaningOfStatus(word) ?? '',
};

/** Fields of an item. The limits are the catalogue's. */
export const itemSchema: Schema = {
  types: ['map'],
  properties: Object.fromEntries(
    order.flatMap((name) => {
      const property = catalogue[name];
      return property === undefined ? [] : [[name, withDetails(name, property)] as const];
    }),
  ),
};

/** Fields that servers write into exports and answers, and that an import does not read. */
export const servedFields: ReadonlySet<string> = new Set([
  'id',
  'label_format',
  'project',
  'domain',
  'create_time',
  'update_time',
  'create_revision',
  'update_revision',
]);

/** Fields that a server takes and no client reads. */
const unusedFields: ReadonlySet<string> = new Set(['check', 'priority']);

/** All that servers, exports and people write about an item. */
export const itemFields: ReadonlySet<string> = new Set([...order, ...servedFields, ...unusedFields]);

/** Version of the file format, of which there is one. */
export const versionSchema: Schema = { types: ['string'], choices: [{ value: '1.0.0' }] };

const data: Property = {
  summary: () => l10n.t('The configuration items, imported in this order.'),
  required: true,
  source,
  schema: { types: ['list'], items: itemSchema },
};

/** Fields of a file of items. */
export const fileSchema: Schema = {
  types: ['map'],
  properties: {
    metadata: {
      summary: () => l10n.t('About the file; an import does not read it.'),
      source,
      snippet: '\n  version: 1.0.0\n  annotations: {}',
      schema: {
        types: ['map'],
        properties: {
          version: {
            summary: () => l10n.t('Version of the form of the file.'),
            source,
            schema: versionSchema,
          },
          annotations: {
            summary: () => l10n.t('Remarks of the program that wrote the file.'),
            source,
            schema: { types: ['map'] },
          },
        },
      },
    },
    data,
  },
};

/** A file without its items, which are checked one by one. */
export const skeletonSchema: Schema = {
  types: ['map'],
  properties: { data: { ...data, schema: { types: ['list'] } } },
};

/** A field that servers read. */
export type ItemField = (typeof order)[number];

/** What servers take for a field of an item. */
export function fieldSchema(name: ItemField): Schema {
  return catalogue[name]?.schema ?? { types: ['string'] };
}

/** The words that a field of an item takes. */
export function wordsOf(name: 'value_type' | 'status'): readonly string[] {
  return (fieldSchema(name).choices ?? []).map(({ value }) => String(value));
}

/** The environments that instances can be registered in, including the empty one. */
export const environments: readonly string[] = (labels['environment']?.schema.choices ?? []).map(
  ({ value }) => String(value),
);

function label(summary: Property['summary'], schema: Schema): Property {
  return { summary, source: { document: 'Configuration center', section: '8' }, schema };
}

function withDetails(name: string, property: Property): Property {
  const snippet = snippets[name];
  return { ...property, ...(snippet !== undefined && { snippet }), schema: detailed(name, property.schema) };
}

/** Meanings of the words of a field, and the labels that clients query. */
function detailed(name: string, schema: Schema): Schema {
  const meaningOf = meanings[name];
  if (name === 'labels') return { ...schema, properties: labels };
  if (meaningOf === undefined || schema.choices === undefined) return schema;
  const choices = schema.choices.map(({ value }) => ({ value, summary: () => meaningOf(String(value)) }));
  return { ...schema, choices };
}
