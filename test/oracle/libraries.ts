import { execFileSync, spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Generation } from './findings';
import type { Observed } from './observed';

/** A client library: its profile in `java/pom.xml`, and the folder of what it needs beside `java/main`. */
interface Library {
  readonly profile: string;
  readonly folder: string;
  /** The generation of clients that it is of. */
  readonly generation: Generation;
}

/** The client libraries whose word counts. */
export const libraries: readonly Library[] = [
  { profile: 'java-chassis-2', folder: 'governance2', generation: 'java2' },
  { profile: 'java-chassis-3', folder: 'governance3', generation: 'java3' },
  { profile: 'spring-cloud-huawei', folder: 'governance2-spring-cloud-huawei', generation: 'java2' },
];

const java = join(import.meta.dirname, 'java');

/** What is missing on this machine to run the libraries; undefined where nothing is. */
export function missingTools(): string | undefined {
  const version = /^javac (\d+)/.exec(output('javac', '-version') ?? '')?.[1];
  if (version === undefined || Number(version) < 17) return 'a JDK 17 or newer (javac)';
  return output('mvn', '--version') === undefined ? 'Maven (mvn)' : undefined;
}

/** What a command prints; undefined where it can't be run. */
export function output(command: string, ...options: readonly string[]): string | undefined {
  try {
    return execFileSync(command, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

/** Sends a file of cases, one a line, through a library; the answers are kept in `out`. */
export async function observe(
  library: Library,
  cases: string,
  out: string,
): Promise<ReadonlyMap<string, Observed>> {
  const folder = join(out, library.profile);
  const sources = globSync(['main/*.java', `${library.folder}/*.java`], { cwd: java, absolute: true });
  const path = compile(library.profile, sources, folder);

  const answers = join(folder, 'observed.jsonl');
  const child = spawn('java', ['-Xmx700m', '-cp', path, 'Cases'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const file = createWriteStream(answers);
  child.stdout.pipe(file);
  createReadStream(cases).pipe(child.stdin);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (!file.writableFinished) await once(file, 'finish');
  if (code !== 0) throw new Error(`${library.profile}: java ended with ${code}`);
  return readObserved(answers);
}

/** Compiles sources against the libraries of a profile; the class path with which they run. */
export function compile(profile: string, sources: readonly string[], folder: string): string {
  const classes = join(folder, 'classes');
  mkdirSync(classes, { recursive: true });
  const path = classPath(profile, join(folder, 'classpath'));
  execFileSync('javac', ['-nowarn', '-Xlint:none', '-d', classes, '-cp', path, ...sources]);
  return [classes, path].join(delimiter);
}

/** The class path of a profile as Maven names it; asked again only when the list of libraries has changed. */
function classPath(profile: string, file: string): string {
  const pom = join(java, 'pom.xml');
  if (!existsSync(file) || statSync(file).mtimeMs < statSync(pom).mtimeMs)
    execFileSync(
      'mvn',
      ['-q', '-B', '-f', pom, '-P', profile, 'dependency:build-classpath', `-Dmdep.outputFile=${file}`],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
  return readFileSync(file, 'utf8').trim();
}

function readObserved(file: string): ReadonlyMap<string, Observed> {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return new Map(lines.map((line) => JSON.parse(line) as Observed).map((one) => [one.id, one]));
}
