import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Row } from '../measure';
import { cachedServer } from './cached-server';
import { manyDocuments, manyItems, manyKeys, manyMatches, manyPolicies } from './files';
import type { SampleFile } from './files';
import { installYamlLanguageServer } from '../../test/editor/yaml-server/install';
import { references } from './references';
import { writeSchemas } from './schemas';
import type { Candidate } from './server-process';
import { typing } from './typing';
import { measureFile, measureStart } from './tasks';
import type { FileFigures } from './tasks';

const root = path.join(import.meta.dirname, '../..');

/** What has to hold: our figure is at most this share of the other server's. */
interface Target {
  readonly task: string;
  readonly share: number;
  readonly unit: string;
  readonly figure: (figures: FileFigures) => number;
}

const opening: Target = { task: 'open', share: 4 / 5, unit: 'ms', figure: ({ open }) => open };
const editing = (share: number): Target => ({
  task: 'one character',
  share,
  unit: 'ms',
  figure: ({ edit }) => edit,
});
const processor = (share: number): Target => ({
  task: 'one character, processor',
  share,
  unit: 'ms',
  figure: ({ editProcessor }) => editProcessor,
});
const completing = (share: number): Target => ({
  task: 'completion',
  share,
  unit: 'ms',
  figure: ({ completion }) => completion,
});
const memory = (share: number): Target => ({
  task: 'peak memory',
  share,
  unit: 'MB',
  figure: (one) => one.memory,
});

const tasks: readonly { readonly file: () => SampleFile; readonly targets: readonly Target[] }[] = [
  {
    file: manyDocuments,
    targets: [opening, editing(1 / 30), processor(1 / 30), completing(1 / 5), memory(1 / 2)],
  },
  { file: manyPolicies, targets: [editing(1 / 10), memory(4 / 5)] },
  { file: manyItems, targets: [opening, editing(1 / 20), completing(1 / 50), memory(2 / 5)] },
  { file: manyMatches, targets: [opening, editing(4 / 5), memory(4 / 5)] },
  { file: manyKeys, targets: [editing(1 / 100)] },
];

/**
 * Our language server beside yaml-language-server, on the same files and in the same run. Where a server shows no
 * problems and proposes nothing, its figures say little: both counts are printed.
 */
export async function languageServers(): Promise<readonly Row[]> {
  execFileSync(process.execPath, [path.join(root, 'esbuild.mjs')], { cwd: root, stdio: 'ignore' });
  const schemas = await writeSchemas(tasks.map(({ file }) => file()));
  const ours = ourServer();
  const theirs = yamlLanguageServer(schemas);

  const rows: Row[] = [];
  rows.push(...compare('start', await measureStart(ours, 5), await measureStart(theirs, 5), 1 / 3, 'ms'));
  rows.push(...(await references()));
  rows.push(...(await typing(ours)));
  for (const { file, targets } of tasks) {
    const sample = file();
    const [mine, other] = [await measureFile(ours, sample, 20), await measureFile(theirs, sample, 5)];
    for (const { task, share, unit, figure } of targets) {
      rows.push(...compare(`${sample.name}, ${task}`, figure(mine), figure(other), share, unit));
    }
    if (sample.name === manyDocuments().name) rows.push(await againstCached(sample, mine));
    const counts = `${mine.problems} and ${other.problems} problems, ${mine.proposals} and ${other.proposals} proposals`;
    rows.push({ name: `${sample.name}: ${counts}`, value: sample.text.length / 1000, unit: 'KB' });
  }
  return rows;
}

/** Our server beside one that only sends back what it knows: nothing that edits and answers can be faster. */
async function againstCached(sample: SampleFile, mine: FileFigures): Promise<Row> {
  const cached = await measureFile(await cachedServer(mine.problems), sample, 20);
  const name = `${sample.name}, one character beside cached diagnostics (goal 2)`;
  return { name, value: mine.edit / cached.edit, unit: `×; ${cached.edit.toFixed(1)} ms` };
}

function ourServer(): Candidate {
  return {
    name: 'engine-room',
    command: [path.join(root, 'dist/server.js'), '--stdio'],
    pulls: true,
    pause: 0,
    settings: {},
  };
}

function yamlLanguageServer(schemas: Readonly<Record<string, string>>): Candidate {
  const settings = { validate: true, completion: true, hover: true, schemaStore: { enable: false }, schemas };
  return {
    name: 'yaml-language-server',
    command: [installYamlLanguageServer(path.join(root, 'out/bench/language')), '--stdio'],
    pulls: false,
    pause: 200,
    settings: { yaml: settings },
  };
}

function compare(name: string, mine: number, theirs: number, share: number, unit: string): Row[] {
  const ratio = mine / theirs;
  const verdict = ratio <= share ? 'holds' : 'does NOT hold';
  return [
    {
      name,
      value: mine,
      unit:
        `${unit}; other server ${theirs.toFixed(0)}; ratio 1/${(1 / ratio).toFixed(1)}, ` +
        `wanted 1/${(1 / share).toFixed(2).replace(/\.?0+$/, '')}: ${verdict}`,
    },
  ];
}
