import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../../editor/paths';

/** Variables of a pipeline, as the service that runs it sets them. */
export type Variables = Readonly<Record<string, string>>;

/** How a script ended, and what it printed on both streams. */
export interface ScriptEnd {
  readonly code: number;
  readonly output: string;
}

/** Runs a script as pipelines do: it ends with its first command that fails. */
export function runScript(lines: readonly string[], folder: string, env: Variables): Promise<ScriptEnd> {
  const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', lines.join('\n')];
  return new Promise((resolve) => {
    execFile('bash', args, { cwd: folder, env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, output: out + err }),
    );
  });
}

/** The files that a page of the documentation shows, by their paths: a path in backticks before a block. */
export function filesOfPage(page: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(root, 'docs', page), 'utf8');
  const found = [...text.matchAll(/^`([^`\n]+)`:\n\n```(?:yaml|json)\n(.*?)^```/gms)];
  return new Map(found.map(([, path = '', content = '']) => [path, content]));
}

type Env = Readonly<Record<string, string>>;

interface Step {
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Env;
}

interface Workflow {
  readonly env: Env;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

/** A step of a job that runs a script, with its own variables. */
export interface ScriptStep {
  /** Whether it runs after a step that failed, too. */
  readonly always: boolean;
  readonly script: string;
  readonly env: Variables;
}

/** The scripts of a job of GitHub Actions, those of own actions among them; actions of others must name their version. */
export function gitHubSteps(
  files: ReadonlyMap<string, string>,
  job: string,
  expressions: Variables,
): readonly ScriptStep[] {
  const workflow = parse(files.get('.github/workflows/engine-room.yml') ?? '') as Workflow;
  const scriptsOf = ({ if: condition, uses, run, env }: Step): readonly ScriptStep[] => {
    const always = condition === 'always()';
    if (run !== undefined) return [{ always, script: run, env: { ...filled(workflow.env), ...filled(env) } }];
    if (uses?.startsWith('./') !== true) {
      assert.match(uses ?? '', /@v\d+\.\d+\.\d+$/, 'what is downloaded has a version');
      return [];
    }
    const action = parse(files.get(`${uses.slice(2)}/action.yml`) ?? '') as {
      readonly runs: { readonly steps: readonly Step[] };
    };
    return action.runs.steps.flatMap(scriptsOf);
  };
  const filled = (env: Env = {}): Variables =>
    Object.fromEntries(
      Object.entries(env).map(([name, value]) => [
        name,
        String(value).replace(/\$\{\{ (.+?) \}\}/g, (_, key: string) => {
          assert.ok(expressions[key] !== undefined, `nobody knows ${key}`);
          return expressions[key];
        }),
      ]),
    );
  const { steps = [] } = workflow.jobs[job] ?? {};
  return steps.flatMap(scriptsOf);
}

/** The variables and the script of a job of GitLab. */
export function gitLabJob(files: ReadonlyMap<string, string>, job: string) {
  const pipeline = parse(files.get('.gitlab-ci.yml') ?? '') as {
    readonly variables: Env;
    readonly '.engine-room': { readonly before_script: readonly string[] };
  } & Readonly<Record<string, { readonly script?: readonly string[] }>>;
  const { script = [] } = pipeline[job] ?? {};
  assert.ok(script.length > 0, `there is no job ${job}`);
  return { env: pipeline.variables, script: [...pipeline['.engine-room'].before_script, ...script] };
}
