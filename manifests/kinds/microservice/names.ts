import type { NameUse } from '../../engine/names';
import type { Range } from '../../../parser/range';
import type { ScalarNode } from '../../../parser/node';
import type { MicroserviceDocument } from './document';
import { tailRange } from './settings';
import type { Setting } from './settings';
import { isFilledIn } from './values/value';

/** Keys that name the microservice itself, the ones that win first. */
export const nameKeys = [
  'spring.cloud.servicecomb.service.name',
  'servicecomb.service.name',
  'spring.cloud.servicecomb.discovery.serviceName',
  'service_description.name',
];
export const applicationKeys = [
  'spring.cloud.servicecomb.service.application',
  'servicecomb.service.application',
  'servicecomb.service.app',
  'spring.cloud.servicecomb.discovery.appName',
  'APPLICATION_ID',
];

const serviceReference =
  /^(?:servicecomb|cse)\.(?:http\.dispatcher\.edge\.(?:url|http|websocket)\.mappings\..+\.microserviceName|references\.([^.]+)\.version-rule)$/;

/** The microservice and application that a document is about, and the services that its settings name. */
export function namesOfSettings(document: MicroserviceDocument): readonly NameUse[] {
  return [...ownNames(document), ...document.settings.flatMap((setting) => referenceIn(setting, document))];
}

function ownNames(document: MicroserviceDocument): readonly NameUse[] {
  const name = firstOf(nameKeys, document);
  const application = firstOf(applicationKeys, document);
  const spring = name === undefined && document.dialect === 'policies' ? document.springName : undefined;
  const service = name ?? referencedSpringName(document) ?? spring;
  const scope = isOpenToOthers(document) ? undefined : application?.text;
  return [
    ...(service && isLiteral(service, document) ? [use('microservice', service, scope)] : []),
    ...(application && isLiteral(application, document) ? [use('application', application)] : []),
  ];
}

/** `${spring.application.name}` names what Spring calls the program. */
function referencedSpringName(document: MicroserviceDocument): ScalarNode | undefined {
  const refers = nameKeys.some((key) => {
    const value = document.byKey.get(key)?.value;
    return value?.kind === 'scalar' && value.text === '${spring.application.name}';
  });
  return refers ? document.springName : undefined;
}

function firstOf(keys: readonly string[], document: MicroserviceDocument): ScalarNode | undefined {
  for (const key of keys) {
    const value = document.byKey.get(key)?.value;
    if (value?.kind === 'scalar' && value.text !== '' && isLiteral(value, document)) return value;
  }
  return undefined;
}

function isLiteral(scalar: ScalarNode, { text }: MicroserviceDocument): boolean {
  return scalar.text !== '' && !scalar.text.includes('${') && !isFilledIn(scalar, text);
}

/** Whether services of other applications find this one. */
function isOpenToOthers({ settings }: MicroserviceDocument): boolean {
  return settings.some(
    ({ key, value }) => key.endsWith('allowCrossApp') && value.kind === 'scalar' && value.text === 'true',
  );
}

/** A service is one of its application, where that is known. */
function use(kind: 'microservice' | 'application', scalar: ScalarNode, scope?: string): NameUse {
  const range = inQuotes(scalar);
  const definition: NameUse = { kind, name: scalar.text, role: 'definition', range, isRegistered: true };
  return scope === undefined ? definition : { ...definition, scope };
}

function referenceIn({ key, entry, value }: Setting, document: MicroserviceDocument): readonly NameUse[] {
  const match = serviceReference.exec(key);
  if (match === null) return [];
  const application = firstOf(applicationKeys, document)?.text;
  const scope = application === undefined ? {} : { scope: application };
  const referred = match[1];
  if (referred !== undefined) {
    const owner = entry.parent.parent;
    const isNested = entry.name === 'version-rule' && owner?.kind === 'entry';
    const range = isNested ? tailRange(owner, referred) : entry.key.range;
    return [{ kind: 'microservice', name: referred, role: 'reference', range, fixed: !isNested, ...scope }];
  }
  if (value.kind !== 'scalar' || !isLiteral(value, document)) return [];
  return [
    {
      kind: 'microservice',
      name: value.text,
      role: 'reference',
      range: inQuotes(value),
      isCalled: true,
      ...scope,
    },
  ];
}

function inQuotes({ range, style }: ScalarNode): Range {
  return style === 'single' || style === 'double' ? { start: range.start + 1, end: range.end - 1 } : range;
}
