import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { instances } from './case';
import type { Case } from './case';

/**
 * Files that are taken as they are: the examples in the pages of rules (`docs/rules/governance`) and, where the folder
 * exists, real files. They have no single change, so only that the libraries read them is looked at.
 */
export function exampleCases(pages: string, realFiles: string): readonly Case[] {
  const examples = readdirSync(pages).flatMap((file) => {
    const page = readFileSync(join(pages, file), 'utf8');
    return blocksOf(page).map(({ half, text }) => caseOf(`example-${half}:${file}`, text));
  });
  const real = existsSync(realFiles) ? readdirSync(realFiles).filter((file) => /\.ya?ml$/.test(file)) : [];
  const files = real.map((file) => caseOf(`real:${file}`, readFileSync(join(realFiles, file), 'utf8')));
  return [...examples, ...files.filter(({ file }) => file.includes('servicecomb'))].map((one, at) => ({
    ...one,
    id: `${one.cause.charAt(0)}${String(at).padStart(5, '0')}`,
  }));
}

/** The YAML blocks of a page, each with the heading above it. */
function blocksOf(page: string): { half: string; text: string }[] {
  let half = '';
  return [...page.matchAll(/^## (\w+)|^```yaml\n([^]*?)```/gm)].flatMap(([, heading, text]) => {
    if (heading !== undefined) half = heading.toLowerCase();
    return text !== undefined && /^servicecomb:/m.test(text) ? [{ half, text }] : [];
  });
}

function caseOf(cause: string, file: string): Case {
  const named = [...file.matchAll(/^ {2}(\w+):\n {4}([^\s:]+):/gm)];
  const [, kind = 'none', name = 'none'] = named.find(([, word]) => word !== 'matchGroup') ?? named[0] ?? [];
  return {
    id: '',
    kind,
    cause,
    field: undefined,
    text: undefined,
    spec: file,
    file,
    probes: [{ about: 'meant', path: '/login', method: 'GET', headers: { 'x-user': 'u1' }, service: 'cart' }],
    group: name,
    routed: name,
    instances,
  };
}
