import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Agent, request } from 'undici';
import { systemClock } from '../api/clock';
import { LazyTree } from '../client/views/lazy-tree';
import { ShownLevels } from '../client/views/shown-levels';
import { microserviceRoots } from '../client/views/microservices';
import type { TreeDisplay } from '../client/views/tree-display';
import type { TreeNode } from '../client/views/tree-node';
import { resolveConnection, type ResolvedConnection } from '../connections/resolved-connection';
import { openSession, type Session } from '../connections/session';
import { engineType } from '../connections/types/engine';
import { SharedLists } from '../resources/shared-lists';
import { median, type Row } from './measure';
import { startServer, type ServerKind } from './start-server';

const rounds = 9;
const name = 'bench';

/** Makes the texts of each row, as the editor asks for them, without an editor. */
const display: TreeDisplay = {
  toItem: ({ id }, { label, description, tooltip }) => ({ id, label, description, tooltip }),
  showProgress: (task) => task(),
  loadLevels: () => Promise.resolve({ ShownLevels }),
};

/** A row of the Microservices view at an engine, and what opening it asks for. */
interface Level {
  readonly title: string;
  readonly seed: ServerKind;
  /** Labels of the rows from the engine down to the one that is opened. */
  readonly path: readonly string[];
  /** Request paths: the groups in parallel, those of a group one after the other. */
  readonly reads: (registry: string, serviceId: string) => readonly (readonly string[])[];
}

const services: Level['reads'] = () => [
  ['/v4/default/govern/microservices'],
  [
    '/v4/default/govern/microservices/statistics',
    '/v4/default/govern/microservices?options=instances&countOnly=1',
  ],
];

const levels: readonly Level[] = [
  { title: '500 × 5, first level', seed: 'scale:500x5', path: [name], reads: services },
  { title: '2,000 × 10, first level', seed: 'scale:2000x10', path: [name], reads: services },
  {
    title: '20,000 instances in one list',
    seed: 'scale:1x20000',
    path: [name, 'production', 'application-0000', 'orders-00000', '1.0.0', 'Instances'],
    reads: (_registry, serviceId) => [[`/v4/default/registry/microservices/${serviceId}/instances`]],
  },
];

/** What a person waits for in the Microservices view, beside the same requests by the HTTP library alone. */
export async function viewsAtScale(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const level of levels) rows.push(...(await measureLevel(level)));
  return rows;
}

async function measureLevel(level: Level): Promise<readonly Row[]> {
  const server = await startServer(level.seed);
  const dispatcher = new Agent({ connections: 4 });
  const read = async (path: string): Promise<string> =>
    (await request(server.address + path, { dispatcher })).body.text();
  const groups = level.reads(server.address, await firstService(read));
  let bytes = 0;
  const bare = async (): Promise<void> => {
    bytes = 0;
    await Promise.all(
      groups.map(async (paths) => {
        for (const path of paths) bytes += sizeOf(await read(path));
      }),
    );
  };
  const session = openSession(engineAt(server.address), { get: () => Promise.resolve({}) });
  try {
    await bare();
    await timeOfOpening(session, level.path);
    const times: { readonly bare: number; readonly opening: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      await bare();
      times.push({
        bare: performance.now() - start,
        opening: (await timeOfOpening(session, level.path)).milliseconds,
      });
    }
    const { longestTask, memory } = await timeOfOpening(session, level.path, true);
    const { title } = level;
    return [
      { name: `${title}: bare requests`, value: median(times.map((time) => time.bare)), unit: 'ms' },
      { name: `${title}: opening`, value: median(times.map((time) => time.opening)), unit: 'ms' },
      { name: `${title}: ratio`, value: median(times.map((time) => time.opening / time.bare)), unit: '×' },
      { name: `${title}: filter, each key`, value: await timeOfFiltering(session, level.path), unit: 'ms' },
      { name: `${title}: longest task`, value: longestTask, unit: 'ms' },
      { name: `${title}: memory ÷ JSON`, value: memory / bytes, unit: '×' },
    ];
  } finally {
    await session.close();
    await dispatcher.close();
    await server.stop();
  }
}

/** Parses an answer, as whoever shows it must, and gives its size in bytes. */
function sizeOf(text: string): number {
  JSON.parse(text);
  return Buffer.byteLength(text);
}

async function firstService(read: (path: string) => Promise<string>): Promise<string> {
  const answer = JSON.parse(await read('/v4/default/registry/microservices')) as {
    readonly services: readonly { readonly serviceId: string }[];
  };
  return answer.services[0]?.serviceId ?? '';
}

function engineAt(registry: string): ResolvedConnection {
  return resolveConnection(
    engineType,
    { type: 'engine', name, registry, authentication: 'none' },
    'settings',
  );
}

interface Opening {
  readonly milliseconds: number;
  /** The longest time in which nothing else could run, in milliseconds. */
  readonly longestTask: number;
  /** Bytes that are held afterwards for the row and all below it; weighing takes time, so it is done by itself. */
  readonly memory: number;
}

/** Opens the rows of a path in a new tree and measures the last one, with the texts of the rows below it. */
async function timeOfOpening(session: Session, path: readonly string[], isWeighed = false): Promise<Opening> {
  const { tree, close } = openTree(session);
  const row = await rowAt(tree, path);
  const before = isWeighed ? heapInUse() : 0;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  for (const child of await tree.getChildren(row)) tree.getTreeItem(child);
  const milliseconds = performance.now() - start;
  // The monitor notices a long task at its next tick only.
  await sleep(20);
  delay.disable();
  const memory = isWeighed ? heapInUse() - before : 0;
  close();
  return { milliseconds, longestTask: delay.max / 1e6, memory };
}

/** The Microservices view of one engine, through a session that is open, as the editor keeps it. */
function openTree(session: Session): { readonly tree: LazyTree; readonly close: () => void } {
  const lists = new SharedLists(systemClock);
  const sessions = { get: () => Promise.resolve(session) };
  const roots = () => Promise.resolve(microserviceRoots([session.target]));
  const tree = new LazyTree(roots, { sessions, lists }, display, systemClock);
  const close = (): void => {
    tree.dispose();
    lists.dispose();
  };
  return { tree, close };
}

/** What a person types into the filter, key by key. */
const typed = ['0', '00', '001', '0019', '00199 up', 'nothing of this name'];

/** Processor time of the host for each key that is typed into the filter, in milliseconds, the rows of a path being open. */
async function timeOfFiltering(session: Session, path: readonly string[]): Promise<number> {
  const { tree, close } = openTree(session);
  const row = await rowAt(tree, path);
  await tree.getChildren(row);
  const start = process.cpuUsage();
  for (const text of typed) {
    await tree.narrow({ text, states: ['good'] });
    for (const child of await tree.getChildren(row)) tree.getTreeItem(child);
  }
  const { user, system } = process.cpuUsage(start);
  close();
  return (user + system) / 1000 / typed.length;
}

async function rowAt(tree: LazyTree, path: readonly string[]): Promise<TreeNode> {
  let rows = await tree.getChildren();
  let found: TreeNode | undefined;
  for (const label of path) {
    found = rows.find((row) => row.label === label);
    if (!found) throw new Error(`${label} is not among ${rows.map((row) => row.label).join(', ')}`);
    if (label !== path.at(-1)) rows = await tree.getChildren(found);
  }
  if (!found) throw new Error('The path is empty.');
  return found;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
