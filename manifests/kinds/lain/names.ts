import type { NameKind, NameUse } from '../../engine/names';
import type { Range } from '../../../parser/range';
import { asList, asMap, asScalar, bareRange, valueOf } from '../../../parser/node';
import type { Entry, Node } from '../../../parser/node';
import { isTemplated, topLevel } from './document';
import type { LainDocument } from './document';
import type { Proc, ProcSection } from './sections';

/** Every name that a manifest defines or uses. Procs and services belong to their app. */
export function namesOfLain(document: LainDocument): readonly NameUse[] {
  return [
    ...ownNames(document),
    ...document.procs.flatMap((proc) => namesOfProc(proc, document)),
    ...usedServices(document),
    ...usedResources(document),
  ];
}

/** The app; an app that is a resource is one by the same name. */
function ownNames({ root, isTemplate, dialect }: LainDocument): readonly NameUse[] {
  const appname = asScalar(root?.fields.get('appname')?.value);
  if (root === undefined || appname?.type !== 'string' || appname.text === '') return [];
  const kinds: readonly NameKind[] =
    isTemplate && dialect === 'laincloud' ? ['lain-app', 'lain-resource'] : ['lain-app'];
  const { text: name } = appname;
  return kinds.map((kind) => ({
    kind,
    name,
    role: 'definition',
    range: bareRange(appname),
    extent: root.range,
  }));
}

function namesOfProc(proc: Proc, document: LainDocument): readonly NameUse[] {
  const scope = document.appname ?? '';
  const { section, name, body, entry } = proc;
  const isPortalOfService = entry !== section.entry;
  const own: NameUse = {
    kind: 'lain-proc',
    name,
    role: 'definition',
    range: isPortalOfService ? keyRange(entry) : (nameInKey(section) ?? keyRange(entry)),
    scope,
    extent: entry.range,
    ...(isFixed(proc) && { fixed: true }),
  };
  return [own, ...(proc.type === 'portal' ? servicesOf(proc, scope, body.range) : [])];
}

/** Names that have no text of their own: `web` alone, and the portal that belongs to `service.NAME`. */
function isFixed({ section, entry }: Proc): boolean {
  return entry !== section.entry || nameInKey(section) === undefined;
}

/** The service of a portal; `portal.portal-NAME` repeats its name in the form that the console looks for. */
function servicesOf({ section, name, body }: Proc, scope: string, extent: Range): readonly NameUse[] {
  if (section.word === 'service' && section.name !== undefined) {
    const range = nameInKey(section);
    return range
      ? [{ kind: 'lain-service', name: section.name, role: 'definition', range, scope, extent }]
      : [];
  }
  const service = asScalar(valueOf(body, 'service_name'));
  if (service?.type !== 'string' || service.text === '') return [];
  const definition: NameUse = {
    kind: 'lain-service',
    name: service.text,
    role: 'definition',
    range: bareRange(service),
    scope,
    extent,
  };
  const inKey = nameInKey(section);
  if (inKey === undefined || name !== `portal-${service.text}`) return [definition];
  const range = { start: inKey.start + 'portal-'.length, end: inKey.end };
  return [definition, { kind: 'lain-service', name: service.text, role: 'reference', range, scope }];
}

function usedServices(document: LainDocument): readonly NameUse[] {
  return usedApps(document, 'use_services').flatMap((app) => [
    reference('lain-app', app.name, keyRange(app)),
    ...serviceNames(app.value, app.name, document),
  ]);
}

function usedResources(document: LainDocument): readonly NameUse[] {
  return usedApps(document, 'use_resources').flatMap((app) => [
    reference('lain-app', app.name, keyRange(app)),
    reference('lain-resource', app.name, keyRange(app)),
    ...serviceNames(valueOf(app.value, 'services'), app.name, document),
  ]);
}

/** Keys whose text is written in the map itself; merged ones are reported where they are written. */
function usedApps(document: LainDocument, key: 'use_services' | 'use_resources'): readonly Entry[] {
  if (document.dialect !== 'laincloud') return [];
  const apps = asMap(topLevel(document, key)?.value)?.fields.values() ?? [];
  return [...apps].filter((app) => app.name !== '' && app.key.kind === 'scalar');
}

function serviceNames(list: Node | undefined, scope: string, document: LainDocument): readonly NameUse[] {
  const names = asList(list)?.items.flatMap((item) => asScalar(item) ?? []) ?? [];
  return names
    .filter((name) => name.type === 'string' && name.text !== '' && !isTemplated(document, name))
    .map((name) => ({ ...reference('lain-service', name.text, bareRange(name)), scope }));
}

function reference(kind: NameKind, name: string, range: Range): NameUse {
  return { kind, name, role: 'reference', range };
}

function keyRange({ key }: Entry): Range {
  return key.kind === 'scalar' ? bareRange(key) : key.range;
}

/** The name after the dot of a section's key. */
function nameInKey({ entry, word }: ProcSection): Range | undefined {
  const { start, end } = keyRange(entry);
  return entry.name === word || end - start !== entry.name.length
    ? undefined
    : { start: start + word.length + 1, end };
}
