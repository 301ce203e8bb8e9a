import * as l10n from '@vscode/l10n';
import type * as Type from 'typebox';
import type { FieldBehaviour } from '../../../../api/catalogue/field-behaviour';
import { behaviourOf } from '../../../../api/catalogue/field-behaviour';
import type { Source } from '../../../../api/catalogue/operation';
import type { PolicyKind } from '../../governance';
import type { NameKind, NameUse } from '../../../engine/names';
import { fieldsIn } from '../../../engine/schema/fields';
import type { Field } from '../../../engine/schema/fields';
import { fromCatalogue } from '../../../engine/schema/from-catalogue';
import type { Property, Schema, Text } from '../../../engine/schema/schema';

/** A key of `metadata`: the name of the resource, or of its parent. */
export interface MetadataKey {
  readonly key: string;
  readonly summary: Text;
  /** The catalogue's schema of the name. */
  readonly schema: Type.TSchema;
  readonly optional?: boolean;
  /** False if it doesn't identify the resource. */
  readonly identifies?: false;
  /** The kind of the name, for navigation and checks across documents. */
  readonly names?: {
    readonly kind: NameKind;
    readonly role: NameUse['role'];
    /** Other keys of `metadata` that scope such names. */
    readonly scope?: readonly string[];
  };
}

/** The declarative description of a kind of resource. */
export interface CloudKindFacts {
  readonly apiVersion: string;
  readonly kind: string;
  readonly summary: Text;
  readonly source: Source;
  readonly metadata: readonly MetadataKey[];
  /** Other members at the top level, in the catalogue's form. */
  readonly members: Readonly<Record<string, Member>>;
  /** Values that distinguish two resources without a server-assigned name, as paths of keys. */
  readonly identity?: readonly (readonly string[])[];
  /** False if equal documents describe two resources. */
  readonly isUnique?: false;
  /** The kind of policy in `spec`, checked by the governance rules. */
  readonly policy?: PolicyKind;
  /** Keys of `spec` in their usual order; the others follow. */
  readonly order?: readonly string[];
  /** Snippets for fields of `spec`. */
  readonly snippets?: Readonly<Partial<Record<string, string>>>;
  /** Snippet for a new document, after `apiVersion` and `kind`. */
  readonly snippet: string;
}

export interface Member {
  readonly schema: Type.TSchema | Schema;
  /** How it behaves over the life of the resource, where `schema` is not the catalogue's. */
  readonly behaviour?: FieldBehaviour;
  /** Fields that are left out of it. */
  readonly without?: readonly string[];
  readonly summary: Text;
  readonly required: boolean;
}

/** A kind of resource. Its schema is built on first use. */
export class CloudKind {
  private built: Schema | undefined;
  private checked: Schema | undefined;
  private identified: readonly (readonly string[])[] | undefined;
  private secret: readonly (readonly string[])[] | undefined;

  constructor(readonly facts: CloudKindFacts) {}

  /** The schema of documents of this kind. */
  get schema(): Schema {
    this.built ??= documentSchema(this.facts);
    return this.built;
  }

  /** The part of the schema that is checked field by field, without policies. */
  get checkedSchema(): Schema {
    this.checked ??= this.facts.policy === undefined ? this.schema : withAnySpec(this.schema);
    return this.checked;
  }

  /** Values besides those of `metadata` that distinguish two resources of one name, as paths of keys. */
  get identity(): readonly (readonly string[])[] {
    this.identified ??= [
      ...this.pathsOf(({ path: [member], property: { behaviour } }) =>
        Boolean(behaviour?.identifies && member !== 'metadata'),
      ),
      ...(this.facts.identity ?? []),
    ];
    return this.identified;
  }

  /** Values that must never be shown, as paths of keys. */
  get secrets(): readonly (readonly string[])[] {
    this.secret ??= this.pathsOf(({ property }) => property.isSecret === true);
    return this.secret;
  }

  /** Paths of fields that occur in maps only. */
  private pathsOf(isWanted: (field: Field) => boolean): readonly (readonly string[])[] {
    const fields = fieldsIn(this.schema).filter(isWanted);
    return fields.flatMap(({ path }) => (path.includes('[]') || path.includes('*') ? [] : [path]));
  }
}

function withAnySpec(schema: Schema): Schema {
  const { spec } = schema.properties ?? {};
  return spec
    ? { ...schema, properties: { ...schema.properties, spec: { ...spec, schema: anything } } }
    : schema;
}

const anything: Schema = { types: ['map', 'list', 'string', 'integer', 'number', 'boolean', 'null'] };

function documentSchema(facts: CloudKindFacts): Schema {
  const { apiVersion, kind, source, summary, metadata, members } = facts;
  const word = (value: string, text: Text): Property => ({
    summary: text,
    required: true,
    source,
    schema: { types: ['string'], choices: [{ value }] },
  });
  const keys = metadata.map((one): [string, Property] => [one.key, metadataProperty(one, source)]);
  const properties: Record<string, Property> = {
    apiVersion: word(apiVersion, () => l10n.t('The API and its version that the resource belongs to.')),
    kind: word(kind, summary),
    metadata: {
      summary: () => l10n.t('The name of the resource, and the names of what it belongs to.'),
      required: true,
      source,
      schema: { types: ['map'], properties: Object.fromEntries(keys) },
      ...sectionOf(facts, 'metadata'),
    },
  };
  for (const [name, member] of Object.entries(members)) {
    const { summary, required } = member;
    const schema = memberSchema(member, facts);
    const behaviour = member.behaviour ?? behaviourOf(member.schema);
    properties[name] = { summary, required, behaviour, source, schema, ...sectionOf(facts, name) };
  }
  return { types: ['map'], properties };
}

/** Resources are found by their names: with another name, a manifest describes another resource. */
function metadataProperty({ summary, schema, optional, identifies }: MetadataKey, source: Source): Property {
  return {
    summary,
    required: !optional,
    behaviour: identifies === false ? {} : { changedBy: 'replacement', identifies: true },
    source,
    schema: fromCatalogue(schema, source),
  };
}

/** The snippet of a member in the whole document. */
function sectionOf({ snippet }: CloudKindFacts, name: string): Pick<Property, 'snippet'> {
  const [, section] = `\n${snippet}`.split(`\n${name}:`);
  const [block] = section?.split(/\n(?! )/) ?? [];
  return block === undefined ? {} : { snippet: block };
}

function memberSchema(member: Member, facts: CloudKindFacts): Schema {
  const { schema: given, without = [] } = member;
  const { source, order = [], snippets = {} } = facts;
  const schema = 'types' in given ? given : fromCatalogue(given, source);
  const { properties } = schema;
  if (properties === undefined) return schema;
  const names = new Set([...order, ...Object.keys(properties)]);
  const kept = [...names].flatMap((name) => {
    const property = without.includes(name) ? undefined : properties[name];
    const snippet = snippets[name];
    return property ? [[name, { ...property, ...(snippet && { snippet }) }] as const] : [];
  });
  return { ...schema, properties: Object.fromEntries(kept) };
}

/** The body of an operation without the fields that `metadata` holds, as the member `spec`. */
export function specOf(schema: Type.TObject, without: readonly string[] = []): Member {
  return {
    schema,
    without,
    summary: () => l10n.t('What is sent to the server; the fields are those of its API.'),
    required: schema.required.some((name) => !without.includes(name)),
  };
}
