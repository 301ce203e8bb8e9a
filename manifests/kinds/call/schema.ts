import * as l10n from '@vscode/l10n';
import { IsOptional } from 'typebox';
import { catalogue } from '../../../api/catalogue/catalogue';
import type { Operation, Source } from '../../../api/catalogue/operation';
import { formatValue } from '../../engine/language/describe';
import { choice, literal } from '../../engine/language/snippet';
import { fromCatalogue } from '../../engine/schema/from-catalogue';
import type { Property, Schema } from '../../engine/schema/schema';

const operations: ReadonlyMap<string, Operation> = new Map(catalogue.map((one) => [one.id, one]));

/** The operation of an id; undefined for an unknown one. */
export function operationNamed(id: string | undefined): Operation | undefined {
  return id === undefined ? undefined : operations.get(id);
}

/** Where the form of call documents itself comes from. */
export const callDocuments: Source = { document: 'Call documents', section: '1' };

/** Parameters that the connection fills where they are left out. */
const filled: readonly string[] = ['project_id'];

/** What a call document says, for an operation; without one, only which keys there are. */
export function callSchema(operation: Operation | undefined): Schema {
  return {
    types: ['map'],
    properties: {
      operation: property(() => l10n.t('The operation to call: its id in the catalogue.'), {
        required: true,
        snippet: '$0',
        schema: { types: ['string'] },
      }),
      connection: property(
        () =>
          l10n.t('The name of the connection to send it to; the sender chooses one where it is left out.'),
        { snippet: '$0', schema: { types: ['string'] } },
      ),
      ...(operation ? partsFor(operation) : { parameters: parameters(undefined), body: body(undefined) }),
    },
  };
}

function partsFor(operation: Operation): Record<string, Property> {
  const { path, query, headers } = operation.parameters;
  const hasParameters = [path, query, headers].some(({ properties }) => Object.keys(properties).length > 0);
  return {
    ...(hasParameters && { parameters: parameters(operation) }),
    ...(operation.body && { body: body(operation) }),
  };
}

function parameters(operation: Operation | undefined): Property {
  const schema = operation ? parametersSchema(operation) : { types: ['map'] as const };
  const isRequired = Object.values(schema.properties ?? {}).some(({ required }) => required);
  return property(() => l10n.t('The parameters of path, query and headers, by name.'), {
    required: isRequired,
    snippet: snippetOf(schema),
    schema,
  });
}

function body(operation: Operation | undefined): Property {
  const schema = operation?.body ? bodySchema(operation) : { types: ['map', 'list'] as const };
  return property(() => l10n.t('The body of the request.'), {
    required: operation?.body !== undefined && !IsOptional(operation.body),
    snippet: snippetOf(schema),
    schema,
  });
}

/** The parameters of an operation; required are those that have no default and that no connection fills. */
export function parametersSchema({ parameters: groups, source }: Operation): Schema {
  const all = [groups.path, groups.query, groups.headers].map((group) => fromCatalogue(group, source));
  const properties = all.flatMap((one) => Object.entries(one.properties ?? {}));
  return {
    types: ['map'],
    properties: Object.fromEntries(
      properties.map(([name, one]): [string, Property] => {
        const isNeeded = one.required === true && one.default === undefined && !filled.includes(name);
        return [name, { ...one, required: isNeeded }];
      }),
    ),
  };
}

/** The body of an operation; the members of a form are texts or files. */
export function bodySchema({ body: given, bodyType, source }: Operation): Schema {
  if (given === undefined) return { types: [] };
  const schema = fromCatalogue(given, source);
  if (bodyType !== 'multipart') return schema;
  const members = Object.entries(schema.properties ?? {});
  return {
    ...schema,
    properties: Object.fromEntries(
      members.map(([name, one]): [string, Property] => [
        name,
        {
          ...one,
          snippet: '\n  file: ./$0',
          schema: { types: ['map', 'string'], alternatives: [fileSchema, { types: ['string'] }] },
        },
      ]),
    ),
  };
}

/** A file in place of a text. */
const fileSchema: Schema = {
  types: ['map'],
  properties: {
    file: property(() => l10n.t('The file to send: its path, relative to this document.'), {
      required: true,
      schema: { types: ['string'], minLength: 1 },
    }),
  },
};

function property(
  summary: () => string,
  { required = false, snippet, schema }: Pick<Property, 'required' | 'snippet' | 'schema'>,
): Property {
  return { summary, required, ...(snippet !== undefined && { snippet }), source: callDocuments, schema };
}

/** The required members of a map as a block to fill in; undefined where none is required. */
function snippetOf(schema: Schema): string | undefined {
  const names = Object.entries(schema.properties ?? {}).filter(([, one]) => one.required);
  if (names.length === 0 || schema.alternatives !== undefined) return undefined;
  return names.map(([name, one], index) => `\n  ${literal(name)}: ${holeFor(one, index + 1)}`).join('');
}

function holeFor({ isSecret, schema }: Property, number: number): string {
  if (isSecret) return `"\\\${\${${number}|env,input|}:NAME\\}"`;
  const values = (schema.choices ?? schema.examples ?? []).map(({ value }) => formatValue(value));
  if (values.length > 0) return choice(number, values);
  return schema.types[0] === 'list'
    ? `[\${${number}}]`
    : schema.types[0] === 'map'
      ? `{\${${number}}}`
      : `\${${number}}`;
}
