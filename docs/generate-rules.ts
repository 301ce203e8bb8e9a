// Writes the page of every rule and their list into docs/rules/ and removes pages of rules that are gone.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { allRules } from '../manifests/all-rules';
import { rulePages } from '../manifests/rule-pages';

async function writePages(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [name, text] of rulePages(allRules)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

void writePages(path.join(import.meta.dirname, 'rules'));
