// Writes the snippets that are made from what completion writes into snippets/.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { snippetFiles } from '../manifests/snippet-files';

async function writeSnippets(folder: string): Promise<void> {
  for (const [name, snippets] of snippetFiles()) {
    const file = path.join(folder, name);
    const options = await resolveConfig(file);
    await writeFile(file, await format(JSON.stringify(snippets), { ...options, filepath: file }));
  }
}

void writeSnippets(path.join(import.meta.dirname, '../snippets'));
