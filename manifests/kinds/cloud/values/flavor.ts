import * as l10n from '@vscode/l10n';

/** Limits and requests of a custom flavor: CPU (in thousandths) and memory (in GiB). */
interface CustomFlavor {
  readonly cpu: Bounds;
  readonly memory: Bounds;
}

interface Bounds {
  readonly most: number;
  readonly least: number;
}

const custom = /^CUSTOM-\d+G:([\d.]+[Cm])-([\d.]+[Cm]):([\d.]+[MG]i)-([\d.]+[MG]i)$/;
const listed = /^(?!CUSTOM-)[A-Z0-9]+-([\d.]+)G:([\d.]+)C:([\d.]+)G$/;

/** Parses `CUSTOM-10G:0.5C-0.25C:1.6Gi-0.8Gi`; undefined for listed flavors and other forms. */
export function customFlavor(text: string): CustomFlavor | undefined {
  const [, most = '', least = '', mostMemory, leastMemory] = custom.exec(text) ?? [];
  if (mostMemory === undefined || leastMemory === undefined) return undefined;
  return {
    cpu: { most: thousandths(most), least: thousandths(least) },
    memory: { most: gibibytes(mostMemory), least: gibibytes(leastMemory) },
  };
}

/** A flavor with limits and requests of CPU and memory in the right order. */
export function orderedFlavor(text: string): string | undefined {
  const parts = /^(CUSTOM-\d+G):([^:-]+)-([^:-]+):([^:-]+)-([^:-]+)$/.exec(text);
  const flavor = customFlavor(text);
  if (parts === null || flavor === undefined) return undefined;
  const [, storage = '', cpuMost = '', cpuLeast = '', memoryMost = '', memoryLeast = ''] = parts;
  const inOrder = ({ most, least }: Bounds, a: string, b: string) =>
    most < least ? `${b}-${a}` : `${a}-${b}`;
  return `${storage}:${inOrder(flavor.cpu, cpuMost, cpuLeast)}:${inOrder(flavor.memory, memoryMost, memoryLeast)}`;
}

/** A flavor in words; undefined for one whose name has no known form. */
export function flavorInWords(text: string): string | undefined {
  const [, storage, cpus, memory] = listed.exec(text) ?? [];
  if (storage !== undefined && cpus !== undefined && memory !== undefined)
    return l10n.t('{0} CPU, {1} GB of memory, {2} GB of storage', cpus, memory, storage);
  const flavor = customFlavor(text);
  return flavor === undefined
    ? undefined
    : l10n.t(
        '{0} to {1} CPU, {2} to {3} GiB of memory',
        flavor.cpu.least / 1000,
        flavor.cpu.most / 1000,
        flavor.memory.least,
        flavor.memory.most,
      );
}

function thousandths(text: string): number {
  return text.endsWith('m') ? Number.parseFloat(text) : Number.parseFloat(text) * 1000;
}

function gibibytes(text: string): number {
  return text.endsWith('Mi') ? Number.parseFloat(text) / 1024 : Number.parseFloat(text);
}
