import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Flavour } from '../../../parser/parse';
import { compile, missingTools, output } from '../libraries';

/** A program that prints why a real reader refuses each of the files that it is given; see `java/ReadYaml.java`. */
interface Reader {
  readonly name: string;
  /** How the parser reads as this one does. */
  readonly flavour: Flavour;
  readonly command: string;
  readonly options: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** The readers that can be run on this machine, and for the others what is missing. */
export function yamlReaders(out: string): {
  readonly readers: readonly Reader[];
  readonly missing: readonly string[];
} {
  const found = [...snakeYaml(out), ...goYaml(out), pyYaml(out)];
  return {
    readers: found.filter((one) => typeof one !== 'string'),
    missing: found.filter((one) => typeof one === 'string'),
  };
}

/** SnakeYAML as Java Chassis 2 and 3 have it. */
function snakeYaml(out: string): readonly (Reader | string)[] {
  const missing = missingTools();
  if (missing !== undefined) return [`SnakeYAML can't be run without ${missing}.`];
  return ['java-chassis-2', 'java-chassis-3'].map((profile) => {
    const source = join(import.meta.dirname, 'java/ReadYaml.java');
    const path = compile(profile, [source], join(out, 'yaml', profile));
    return {
      name: `SnakeYAML of ${profile}`,
      flavour: 'yaml-java',
      command: 'java',
      options: ['-cp', path, 'ReadYaml'],
    };
  });
}

function goYaml(out: string): readonly (Reader | string)[] {
  if (output('go', 'version') === undefined) return ["Go's readers can't be run without go."];
  const program = join(out, 'yaml/read-yaml');
  execFileSync('go', ['build', '-o', program, '.'], {
    cwd: join(import.meta.dirname, 'go'),
    stdio: 'inherit',
  });
  return ['v2', 'v3'].map((version) => ({
    name: `yaml.${version}`,
    flavour: 'yaml-go',
    command: program,
    options: [version],
  }));
}

/** PyYAML 3.11 needs Python 2.7, or a Python 3 before 3.10. */
function pyYaml(out: string): Reader | string {
  const packages = join(out, 'yaml/python');
  mkdirSync(packages, { recursive: true });
  for (const command of ['python2.7', 'python3.6', 'python3.8', 'python3.9']) {
    if (output(command, '--version') === undefined) continue;
    if (!existsSync(join(packages, 'yaml')))
      output(command, '-m', 'pip', 'install', '-q', '--target', packages, 'PyYAML==3.11');
    const environment = { PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: '1' };
    const options = [join(import.meta.dirname, 'python/read.py')];
    if (existsSync(join(packages, 'yaml')))
      return { name: 'PyYAML 3.11', flavour: 'yaml-1.1', command, options, environment };
  }
  return "PyYAML 3.11 can't be run without Python 2.7, 3.6, 3.8 or 3.9.";
}

/** Why a reader refuses each of some texts; empty for those that it takes, and for keys that are there twice. */
export function refusalsOf(reader: Reader, texts: readonly string[]): readonly string[] {
  const input = texts.map((text) => `${Buffer.from(text).toString('base64')}\n`).join('');
  const printed = execFileSync(reader.command, reader.options, {
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, ...reader.environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = printed.split('\n').slice(0, -1);
  if (answers.length !== texts.length) throw new Error(`${reader.name} answered ${answers.length} texts.`);
  return answers.map((answer) => (/already (?:defined|set)/.test(answer) ? '' : answer));
}
