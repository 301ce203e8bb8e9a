// Writes what the tables of commands and views contribute into package.json; with --check it only says whether that is needed.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contributions } from './contributions';

async function main(): Promise<void> {
  const file = path.join(import.meta.dirname, '../../package.json');
  const before = await readFile(file, 'utf8');
  const after = withContributions(before);
  if (after === before) return;
  if (!process.argv.includes('--check')) return writeFile(file, after);
  process.stderr.write(
    'package.json differs from the tables of commands and views: run `npm run contributes`.\n',
  );
  process.exitCode = 1;
}

/** The text of package.json with all that is made from the tables; everything else stays. */
function withContributions(text: string): string {
  const product = JSON.parse(text) as { contributes: object };
  const contributes = { ...product.contributes, ...contributions() };
  return `${JSON.stringify({ ...product, contributes }, null, 2)}\n`;
}

void main();
