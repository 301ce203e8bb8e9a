// Writes dist/readme.md, the page of the installed extension: README without what is for those who build it, with its
// pictures inside, since the editor shows no files of the package on that page.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');

/** The first heading of what is for those who have the sources. */
const sources = '\n## From the sources\n';

const image = /!\[([^\]]*)\]\(([^)]+\.jpg)\)/g;

async function writeReadme(): Promise<void> {
  const [page = ''] = (await readFile(path.join(root, 'README.md'), 'utf8')).split(sources);
  const files = [...page.matchAll(image)].map(([, , file = '']) => file);
  const pictures = new Map(
    await Promise.all(files.map(async (file) => [file, await dataUri(file)] as const)),
  );
  const inside = page.replace(image, (_whole, text: string, file: string) => {
    return `![${text}](${pictures.get(file) ?? ''})`;
  });
  await writeFile(path.join(root, 'dist/readme.md'), inside);
}

async function dataUri(file: string): Promise<string> {
  return `data:image/jpeg;base64,${(await readFile(path.join(root, file))).toString('base64')}`;
}

void writeReadme();
