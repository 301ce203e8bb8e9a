// Measures the parts named as arguments (all of them without arguments) and prints medians.
import { activation } from './activation';
import { activationInEditor } from './activation-in-editor';
import { clientOverhead } from './client-overhead';
import { deployments } from './deploy/deploy';
import { languageServers } from './language/language';
import { lintFolders } from './lint';
import type { Bench, Row } from './measure';
import { sandboxRate } from './sandbox-rate';
import { sandboxStart } from './sandbox-start';
import { viewsAtScale } from './views';

const benches: Readonly<Record<string, Bench>> = {
  client: clientOverhead,
  sandbox: sandboxRate,
  start: sandboxStart,
  language: languageServers,
  lint: lintFolders,
  deploy: deployments,
  views: viewsAtScale,
  activation,
  editors: activationInEditor,
};

async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in benches));
  if (unknown.length > 0) {
    throw new Error(`No such bench: ${unknown.join(', ')}. There are ${Object.keys(benches).join(', ')}.`);
  }
  for (const [name, bench] of Object.entries(benches)) {
    if (wanted.length === 0 || wanted.includes(name)) process.stdout.write(`${table(name, await bench())}\n`);
  }
}

function table(title: string, rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const lines = rows.map(
    ({ name, value, unit }) => `  ${name.padEnd(width)}  ${rounded(value).padStart(8)} ${unit}`,
  );
  return [title, ...lines, ''].join('\n');
}

function rounded(value: number): string {
  return value.toFixed(value < 10 ? 2 : 0);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
