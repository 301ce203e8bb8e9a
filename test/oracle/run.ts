// Asks the real client libraries what they make of thousands of policies, and compares that with what the linter finds;
// then asks real readers of YAML what they refuse, and runs real clients against the sandbox. `policies`, `yaml` or
// `clients` runs one of them.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { mutationCases } from './cases/all';
import { combinations } from './cases/combinations';
import { exampleCases } from './cases/examples';
import { runClients } from './clients/run-clients';
import { isRoute } from './cases/case';
import type { Case } from './cases/case';
import { compare } from './comparison';
import type { Row } from './comparison';
import { findingsOf } from './findings';
import type { Observed } from './observed';
import { libraries, missingTools, observe } from './libraries';
import { report } from './report';
import { compareReaders } from './yaml/compare-readers';

const root = resolve(import.meta.dirname, '../..');

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      cli: { type: 'string', default: join(root, 'dist/cli.js') },
      out: { type: 'string', default: join(root, 'out/oracle') },
      seeds: { type: 'string', default: String(Date.now() % 1_000_000) },
      combinations: { type: 'string', default: '500' },
    },
  });
  mkdirSync(values.out, { recursive: true });
  const isWanted = (part: string) => positionals.length === 0 || positionals.includes(part);
  if (isWanted('policies')) await comparePolicies(values);
  if (isWanted('yaml') && !compareReaders(values.out)) process.exitCode = 1;
  if (isWanted('clients') && !(await runClients(values.out))) process.exitCode = 1;
}

interface Options {
  readonly cli: string;
  readonly out: string;
  /** Of combinations of values, with commas, and how many of each. */
  readonly seeds: string;
  readonly combinations: string;
}

/** Prints in what findings and client libraries disagree. */
async function comparePolicies(values: Options): Promise<void> {
  const missing = missingTools();
  if (missing !== undefined) {
    console.log(`Skipped: the client libraries can't be run without ${missing}.`);
    return;
  }
  if (!existsSync(values.cli)) throw new Error(`There is no ${values.cli}; run "npm run build" first.`);

  const pages = join(root, 'docs/rules/governance');
  const singles = mutationCases();
  const combined = values.seeds
    .split(',')
    .map(Number)
    .flatMap((seed) => combinations(singles, Number(values.combinations), seed));
  const cases = [...singles, ...combined, ...exampleCases(pages, join(root, '../shared/corpus/servicecomb'))];
  const file = join(values.out, 'cases.jsonl');
  writeFileSync(file, cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const found = await findingsOf(cases, values.out, values.cli);
  const seen = [];
  for (const library of libraries) seen.push(await observe(library, file, values.out));
  const rows = [...compare(cases, found, seen), ...(await compareGenerations(cases, seen, values))];
  writeFileSync(join(values.out, 'rows.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  console.log(report(rows));
  console.log(`seeds ${values.seeds}`);
}

/** Route rules again, in files that say which generation of clients reads them: each is compared with those alone. */
async function compareGenerations(
  cases: readonly Case[],
  seen: readonly ReadonlyMap<string, Observed>[],
  { out, cli }: Options,
): Promise<readonly Row[]> {
  const routes = cases.filter(({ kind }) => isRoute(kind));
  const rows: Row[] = [];
  for (const generation of ['java2', 'java3'] as const) {
    const found = await findingsOf(routes, out, cli, generation);
    const clients = seen.filter((_, at) => libraries[at]?.generation === generation);
    rows.push(...compare(routes, found, clients).map((row) => ({ ...row, generation })));
  }
  return rows;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
