import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { instances } from './language/files';
import { schemaOf } from './language/schemas';
import { median } from './measure';
import type { Row } from './measure';

const program = process.env['KUBECONFORM'] ?? 'kubeconform';
const files = 2000;
const rounds = 7;

/**
 * `engine-room lint` beside kubeconform, which checks by the same schema and nothing else, over the same files on all
 * processors: medians of runs in turns.
 *
 * @param cli The bundle of the command line. @param folder A folder for files.
 */
export function besideKubeconform(cli: string, folder: string): readonly Row[] {
  if (spawnSync(program, ['-v']).error) {
    process.stderr.write(
      'lint is not compared: there is no kubeconform on PATH or in KUBECONFORM; get it with "go install github.com/yannh/kubeconform/cmd/kubeconform@latest".\n',
    );
    return [];
  }
  const manifests = path.join(folder, 'instances');
  writeManifests(manifests);
  writeFileSync(path.join(folder, 'instance.json'), schemaForGo());
  const schemas = path.join(folder, '{{ .ResourceKind }}.json');
  const theirs = ['-strict', '-n', String(availableParallelism()), '-schema-location', schemas, manifests];
  const times = Array.from({ length: rounds }, () => ({
    lint: secondsOf(process.execPath, [cli, 'lint', manifests]),
    kubeconform: secondsOf(program, theirs),
  }));
  const lint = median(times.map((one) => one.lint));
  const kubeconform = median(times.map((one) => one.kubeconform));
  return [
    { name: `${files} files of instances`, value: lint, unit: 's' },
    { name: 'kubeconform over the same', value: kubeconform, unit: 's' },
    { name: 'time of lint, that of kubeconform being 1', value: lint / kubeconform, unit: '' },
  ];
}

function writeManifests(folder: string): void {
  mkdirSync(folder);
  for (let index = 0; index < files; index++)
    writeFileSync(path.join(folder, `shop-${index}.servicestage.yaml`), instances(index * 12, 12));
}

/** Go's regular expressions have no look-around: patterns with it are left out. */
function schemaForGo(): string {
  const isKnownToGo = (key: string, value: unknown): boolean =>
    key !== 'pattern' || typeof value !== 'string' || !/\(\?<?[=!]/.test(value);
  return JSON.stringify(schemaOf('shop.servicestage.yaml'), (key, value: unknown) =>
    isKnownToGo(key, value) ? value : undefined,
  );
}

/** Both find nothing in these files; a finding ends the bench. */
function secondsOf(command: string, args: readonly string[]): number {
  const start = performance.now();
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return (performance.now() - start) / 1000;
}
