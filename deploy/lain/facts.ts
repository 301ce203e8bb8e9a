import type { LainDocument } from '../../manifests/kinds/lain/document';
import { topLevel } from '../../manifests/kinds/lain/document';
import type { Proc, ProcType } from '../../manifests/kinds/lain/sections';
import { splitAtSpaces } from '../../manifests/kinds/lain/values/command';
import { containerPath } from '../../manifests/kinds/lain/values/container-path';
import type { MapNode, Node } from '../../parser/node';
import { asList, asMap, asScalar, stringOf, valueOf } from '../../parser/node';

/** The parts of a proc that a deployment depends on, with the platform's defaults filled in. */
export interface ProcFacts {
  readonly name: string;
  readonly type: ProcType;
  /** Own image; undefined for the release image of the app. */
  readonly image: string | undefined;
  readonly entrypoint: readonly string[] | null;
  readonly command: readonly string[] | null;
  readonly port: number | undefined;
  readonly environment: readonly string[];
  /** Absolute paths in the container. */
  readonly volumes: readonly string[];
  readonly logs: readonly string[];
  readonly user: string;
  readonly workdir: string;
  readonly mountpoints: readonly string[];
  readonly httpsOnly: boolean;
  readonly instances: number;
  readonly cpu: number;
  /** As in the manifest, for example `64m`. */
  readonly memory: string;
}

/** The parts of a LAIN manifest that a deployment depends on. */
export interface LainFacts {
  readonly appname: string;
  readonly procs: readonly ProcFacts[];
  /** Apps whose services are used. */
  readonly services: readonly string[];
  /** Apps that are used as resources. */
  readonly resources: readonly string[];
}

/**
 * Reads what a deployment depends on; undefined when the manifest has no appname. Meant for manifests without errors:
 * what the platform would refuse is left out. Defaults: LAIN manifest reference §6.
 */
export function readFacts(document: LainDocument): LainFacts | undefined {
  if (document.appname === undefined) return undefined;
  return {
    appname: document.appname,
    procs: document.procs.map(factsOf),
    services: keysOf(topLevel(document, 'use_services')?.value),
    resources: keysOf(topLevel(document, 'use_resources')?.value),
  };
}

function factsOf(proc: Proc): ProcFacts {
  const { body, name } = proc;
  const type = proc.type ?? 'worker';
  const text = (key: string) => asScalar(valueOf(body, key))?.text;
  return {
    name,
    type,
    image: text('image'),
    entrypoint: commandOf(valueOf(body, 'entrypoint')),
    command: commandOf(valueOf(body, 'cmd')),
    port: portOf(valueOf(body, 'port')) ?? (type === 'web' ? 80 : undefined),
    environment: textsOf(valueOf(body, 'env')),
    volumes: volumesOf(body).map(containerPath),
    logs: textsOf(valueOf(body, 'logs')),
    user: text('user') ?? '',
    workdir: text('workdir') ?? text('working_dir') ?? '',
    mountpoints: textsOf(valueOf(body, 'mountpoint')),
    httpsOnly: asScalar(valueOf(body, 'https_only'))?.value === true,
    instances: numberOf(valueOf(body, 'num_instances')) ?? 1,
    cpu: numberOf(valueOf(body, 'cpu')) ?? 0,
    memory: text('memory') ?? '32m',
  };
}

function commandOf(node: Node | undefined): readonly string[] | null {
  const list = asList(node);
  if (list) return textsOf(list);
  const text = stringOf(node);
  return text === undefined ? null : splitAtSpaces(text);
}

/** The one exposed port: `80`, `"80:tcp"`, `{80: [...]}`, or the first of a list of those. */
function portOf(node: Node | undefined): number | undefined {
  const first = asList(node)?.items[0] ?? node;
  const text = asMap(first)?.entries[0]?.name ?? asScalar(first)?.text;
  if (text === undefined) return undefined;
  const number = numberOf(first) ?? Number.parseInt(text, 10);
  return number > 0 ? number : undefined;
}

/** `persistent_dirs` takes precedence over `volumes`; an item is a path or a map of one path to its backups. */
function volumesOf(body: MapNode): string[] {
  const list = asList(valueOf(body, 'persistent_dirs')) ?? asList(valueOf(body, 'volumes'));
  return (list?.items ?? []).flatMap((item) => stringOf(item) ?? asMap(item)?.entries[0]?.name ?? []);
}

function textsOf(node: Node | undefined): string[] {
  return (asList(node)?.items ?? []).flatMap((item) => stringOf(item) ?? []);
}

function numberOf(node: Node | undefined): number | undefined {
  const value = asScalar(node)?.value;
  return typeof value === 'number' ? value : undefined;
}

function keysOf(node: Node | undefined): string[] {
  return [...(asMap(node)?.fields.keys() ?? [])];
}
