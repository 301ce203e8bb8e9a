import * as l10n from '@vscode/l10n';
import { policyKinds } from '../../governance';
import type { Property, Schema } from '../../../engine/schema/schema';
import type { Dialect } from '../dialect';
import { legacyIdentityKeys, orderKeys } from './common';
import { goKeys, otherGoKeys } from './go';
import { java2Keys, otherJava2Keys } from './java2';
import { java3Keys, otherJava3Keys } from './java3';
import type { KeyFacts } from './key';
import { KeyIndex } from './key-index';
import { otherJavaKeys } from './other-java';
import { policyProperties } from './policies';
import { otherSpringKeys, springKeys } from './spring';

const policies = policyProperties();
const openPolicies = [...policyKinds, 'match', 'system'];

/** Classes of Java Chassis 3 for registries. */
const java3Classes = ['registry.sc'];

const java2 = new KeyIndex(java2Keys, [...openPolicies, ...otherJavaKeys, ...otherJava2Keys], [], policies);
const java3 = new KeyIndex(
  java3Keys,
  [...openPolicies, ...otherJavaKeys, ...otherJava3Keys],
  java3Classes,
  policies,
);
const go = new KeyIndex(goKeys, [...openPolicies, ...otherGoKeys], [], policies);
const onlyPolicies = new KeyIndex({}, openPolicies, [], policies);
const any = new KeyIndex(
  { ...java3Keys, ...java2Keys, ...goKeys },
  [...openPolicies, ...otherJavaKeys, ...otherJava2Keys, ...otherJava3Keys, ...otherGoKeys],
  java3Classes,
  policies,
);
const spring = new KeyIndex(springKeys, otherSpringKeys, ['']);
const roots = new KeyIndex({ ...legacyIdentityKeys, ...orderKeys }, [], []);

/** The settings of a key's part of the file, and the key within it. */
export interface KeyPlace {
  readonly index: KeyIndex;
  /** What the part's keys begin with, with its dot. */
  readonly prefix: string;
  readonly key: string;
}

/** Place of a whole key in the tables; undefined for unknown keys. */
export function placeOf(key: string, dialect: Dialect | undefined): KeyPlace | undefined {
  const prefix = /^(?:spring\.cloud\.servicecomb|servicecomb|cse)\./.exec(key)?.[0];
  if (prefix === undefined)
    return roots.knows(key) || isLegacy(key) ? { index: roots, prefix: '', key } : undefined;
  const index = prefix.startsWith('spring') ? spring : indexOf(dialect);
  return { index, prefix, key: key.slice(prefix.length) };
}

function isLegacy(key: string): boolean {
  return /^(?:service_description|instance_description)\./.test(key);
}

function indexOf(dialect: Dialect | undefined): KeyIndex {
  switch (dialect) {
    case 'java2':
      return java2;
    case 'java3':
      return java3;
    case 'go':
      return go;
    case 'policies':
      return onlyPolicies;
    case undefined:
      return any;
  }
}

/** A whole key as the tables name it: other spellings that the program reads alike are the same setting. */
export function canonicalKey(key: string, dialect: Dialect | undefined): string {
  const place = placeOf(key, dialect);
  return place === undefined ? key : place.prefix + place.index.canonical(place.key);
}

/** Facts of a whole key in a dialect; without a dialect, those that all dialects with the key agree on. */
export function factsOf(key: string, dialect: Dialect | undefined): KeyFacts | undefined {
  const place = placeOf(key, dialect);
  if (place === undefined) return undefined;
  const isOpen = dialect === undefined && !place.prefix.startsWith('spring') && place.prefix !== '';
  return isOpen ? agreedFacts(place.key) : place.index.find(place.key);
}

function agreedFacts(key: string): KeyFacts | undefined {
  const all = [java2, java3, go].map((index) => index.find(key)).filter((facts) => facts !== undefined);
  const [first, ...others] = all;
  const isAgreed = others.every(
    ({ schema, form }) => form === first?.form && schema.types[0] === first?.schema.types[0],
  );
  if (first === undefined || !isAgreed) return undefined;
  const { default: initial, ...facts } = first;
  const mildest = all.find(({ outside }) => outside !== undefined);
  const sameDefault = others.every((one) => one.default?.() === initial?.());
  return {
    ...facts,
    ...(mildest?.outside && { outside: mildest.outside }),
    ...(mildest?.otherwise && { otherwise: mildest.otherwise }),
    ...(initial && sameDefault && { default: initial }),
    schema: commonSchema(first.schema, others),
  };
}

/** Limits hold only where all have them. */
function commonSchema(schema: Schema, others: readonly KeyFacts[]): Schema {
  const { minimum, maximum, types, choices, examples } = schema;
  const sameLimits = others.every(
    (other) => other.schema.minimum === minimum && other.schema.maximum === maximum,
  );
  if (sameLimits) return schema;
  return { types, ...(choices && { choices }), ...(examples && { examples }) };
}

/** Which dialects below `servicecomb` know a key, given without that: as a setting, or as a part that is not checked too. */
export function dialectsOf(key: string, how: 'as-setting' | 'at-all' = 'as-setting'): readonly Dialect[] {
  const all = [
    ['java2', java2],
    ['java3', java3],
    ['go', go],
  ] as const;
  return all
    .filter(([, index]) => (how === 'at-all' ? index.knows(key) : index.find(key) !== undefined))
    .map(([dialect]) => dialect);
}

/** Everything allowed in a document, for completion. */
export function documentSchema(dialect: Dialect | undefined): Schema {
  const section = (schema: Schema, summary: () => string): Property => ({
    summary,
    source: { document: 'Microservice descriptions', section: '1' },
    schema,
  });
  const servicecomb = section(indexOf(dialect).schema, () =>
    l10n.t('Settings of the microservice and its policies.'),
  );
  return {
    types: ['map'],
    properties: {
      servicecomb,
      spring: section(
        {
          types: ['map'],
          properties: {
            application: section(
              {
                types: ['map'],
                properties: { name: section({ types: ['string'] }, () => l10n.t('Name of the program.')) },
              },
              () => '',
            ),
            cloud: section(
              {
                types: ['map'],
                properties: {
                  servicecomb: section(spring.schema, () => l10n.t('Settings of Spring Cloud Huawei.')),
                },
              },
              () => '',
            ),
          },
        },
        () => '',
      ),
      ...roots.schema.properties,
      cse: {
        ...servicecomb,
        summary: () => l10n.t('Settings as Java Chassis 1 and Go Chassis 1 name them.'),
      },
    },
  };
}
