import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { basename, dirname, join } from 'node:path';
import type { Case } from './cases/case';

/** A finding as `lint --format json` prints it: its data alone, no words. */
export interface Finding {
  readonly severity: 'error' | 'warning' | 'information';
  readonly rule: string;
  readonly consequence: string;
  readonly value?: string;
}

/** The generation of clients that a file is for, with a setting by which that is known. */
const settings = {
  java2: '  service:\n    registry:\n      address: http://127.0.0.1:30100\n',
  java3: '  registry:\n    sc:\n      address: http://127.0.0.1:30100\n  router:\n    type: router\n',
} as const;

export type Generation = keyof typeof settings;

/**
 * What the command line finds in each case, by id. The files are written below `folder`, each in a folder of its own; `cli`
 * is the bundle that is asked. With a generation, the files are for its clients; otherwise nothing tells who reads them.
 */
export async function findingsOf(
  cases: readonly Case[],
  folder: string,
  cli: string,
  generation?: Generation,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const files = join(folder, generation === undefined ? 'files' : `files-${generation}`);
  rmSync(files, { recursive: true, force: true });
  for (const { id, file } of cases) {
    mkdirSync(join(files, id), { recursive: true });
    const setting = generation === undefined ? '' : settings[generation];
    const text = file.replace('servicecomb:\n', () => `servicecomb:\n${setting}`);
    writeFileSync(join(files, id, 'microservice.yaml'), text);
  }
  const answers = `${files}.json`;
  const child = spawn(process.execPath, [cli, 'lint', '--format', 'json', files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const file = createWriteStream(answers);
  child.stdout.pipe(file);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (!file.writableFinished) await once(file, 'finish');
  if (code !== 0 && code !== 1) throw new Error(`lint ended with ${code}`);

  const found = new Map<string, Finding[]>(cases.map(({ id }) => [id, []]));
  for (const finding of JSON.parse(readFileSync(answers, 'utf8')) as (Finding & { file: string })[])
    found.get(basename(dirname(finding.file)))?.push(finding);
  return found;
}
