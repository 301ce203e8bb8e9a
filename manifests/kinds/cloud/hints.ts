import * as l10n from '@vscode/l10n';
import { isRouteKind, policySchema } from '../governance';
import { durationInWords, parseDuration } from '../governance/values/duration';
import { formOf } from '../governance/values/fields';
import { meaningOfValue } from '../governance/values/meanings';
import type { Hint } from '../../engine/manifest';
import { propertyOf } from '../../engine/schema/schema';
import type { Property } from '../../engine/schema/schema';
import { asMap, asScalar, field } from '../../../parser/node';
import type { MapNode } from '../../../parser/node';
import type { CloudDocument } from './document';
import { flavorInWords } from './values/flavor';
import { scalarIn, specOfKind } from './values/resources';

/** Maximum number of defaults shown in one line. */
const maxDefaults = 3;

/** Inline hints for the meanings of values and the effective defaults. */
export function hintsOfDocument(document: CloudDocument): readonly Hint[] {
  return [...flavorHints(document), ...policyHints(document)];
}

function flavorHints(document: CloudDocument): readonly Hint[] {
  const scalar = scalarIn(specOfKind(document, 'Instance'), 'flavor_id');
  const text = scalar && flavorInWords(scalar.text);
  return scalar && text !== undefined ? [{ offset: scalar.range.end, text }] : [];
}

function policyHints(document: CloudDocument): readonly Hint[] {
  const { policyKind: kind, policyPlace } = document;
  const spec = asMap(document.spec);
  if (kind === undefined || spec === undefined || isRouteKind(kind)) return [];
  const schema = policySchema(kind, policyPlace);
  const meanings = spec.entries.flatMap(({ name, value }): Hint[] => {
    const property = propertyOf(schema, name);
    const scalar = asScalar(value);
    if (property === undefined || scalar === undefined || scalar.text === '') return [];
    const form = formOf(name, property.schema);
    if (form !== 'duration' && form !== 'window') return [];
    const text = meaningOfValue({ kind, spec, name, schema: property.schema, scalar });
    return text === undefined ? [] : [{ offset: value.range.end, text }];
  });
  return [...defaultsHint(document, spec, Object.entries(schema.properties ?? {})), ...meanings];
}

/** Defaults of absent fields that give an amount or a duration. */
function defaultsHint(
  document: CloudDocument,
  spec: MapNode,
  properties: readonly (readonly [string, Property])[],
): readonly Hint[] {
  const key = field(document.map, 'spec')?.key;
  const defaults = properties.flatMap(([name, property]) => {
    const value = property.default?.();
    const needsNoHint = property.required || spec.fields.has(name) || value === undefined;
    return needsNoHint || value === '0' || value === 'false'
      ? []
      : [`${name}: ${inWords(name, property, value)}`];
  });
  if (key === undefined || spec.flow || defaults.length === 0) return [];
  const shown = defaults.slice(0, maxDefaults).join(', ');
  const text = defaults.length > maxDefaults ? `${shown}, …` : shown;
  const tooltip = `${l10n.t('What holds because it is not written:')}\n\n${defaults.map((one) => `- ${one}`).join('\n')}`;
  return [{ offset: key.range.end + 1, text, tooltip }];
}

function inWords(name: string, { schema }: Property, value: string): string {
  const form = formOf(name, schema);
  const duration = form === 'duration' ? parseDuration(value) : undefined;
  return duration === undefined ? value : durationInWords(duration);
}
