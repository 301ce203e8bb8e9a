// Writes the contributions generated from the tables of commands, views and connection types to package.json, and the
// descriptions of the settings to package.nls.json. With --check it only reports whether the files are up to date.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { settingSchema } from '../connections/setting-schema';
import { contributions } from './contributions';

const setting = 'engineRoom.connections';

/** Prefix of the keys of connection texts in package.nls.json. */
const prefix = 'connection.';

interface Product {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, object>> };
  };
}

async function main(): Promise<void> {
  const outdated = [
    await isOutdated('package.json', withContributions),
    await isOutdated('package.nls.json', withTexts),
  ];
  if (!process.argv.includes('--check') || !outdated.includes(true)) return;
  process.stderr.write(
    'package.json or package.nls.json differ from the tables of commands, views and connection types: run `npm run contributes`.\n',
  );
  process.exitCode = 1;
}

/** Brings a file up to date; with --check, only reports whether it is outdated. */
async function isOutdated(name: string, update: (text: string) => string): Promise<boolean> {
  const file = path.join(import.meta.dirname, '../..', name);
  const before = await readFile(file, 'utf8');
  const after = update(before);
  if (after !== before && !process.argv.includes('--check')) await writeFile(file, after);
  return after !== before;
}

/** The text of package.json with the generated parts replaced. */
function withContributions(text: string): string {
  const product = JSON.parse(text) as Product;
  const { configuration } = product.contributes;
  const connections = { ...configuration.properties[setting], items: settingSchema().items };
  const properties = { ...configuration.properties, [setting]: connections };
  const contributes = {
    ...product.contributes,
    configuration: { ...configuration, properties },
    ...contributions(),
  };
  return format({ ...product, contributes });
}

/** The text of package.nls.json with the texts about connections replaced. */
function withTexts(text: string): string {
  const texts = Object.entries(JSON.parse(text) as Record<string, string>);
  const made = Object.entries(settingSchema().texts);
  const first = texts.findIndex(([key]) => key.startsWith(prefix));
  const others = texts.filter(([key]) => !key.startsWith(prefix));
  const at = first < 0 ? others.length : first;
  return format(Object.fromEntries([...others.slice(0, at), ...made, ...others.slice(at)]));
}

function format(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

void main();
