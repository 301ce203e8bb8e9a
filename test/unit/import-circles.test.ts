import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';

const root = path.join(import.meta.dirname, '../..');
const rooms = 'api,cli,client,connections,deploy,manifests,parser,resources,sandbox,server';
const files = new Set(globSync(`{${rooms}}/**/*.ts`, { cwd: root, ignore: '**/*.d.ts' }));

/** Circles that are left, each as its files in order. None may be added, and what was taken apart goes from here. */
const known: readonly (readonly string[])[] = [
  ['api/client.ts', 'api/exchange.ts'],
  ['client/commands/register.ts', 'client/language-client.ts', 'client/services.ts'],
  ['connections/connection-type.ts', 'connections/resolved-connection.ts', 'connections/secret.ts'],
  ['deploy/lain/compare-procs.ts', 'deploy/lain/plan.ts', 'deploy/lain/progress.ts'],
  [
    'manifests/kinds/cloud/analyzed-document.ts',
    'manifests/kinds/cloud/findings.ts',
    'manifests/kinds/cloud/rules/file.ts',
    'manifests/kinds/cloud/rules/index.ts',
    'manifests/kinds/cloud/together.ts',
  ],
  ['manifests/kinds/cloud/completion-names.ts', 'manifests/kinds/cloud/completion.ts'],
  [
    'manifests/kinds/governance/rules/together/index.ts',
    'manifests/kinds/governance/rules/together/loadbalance-targets.ts',
    'manifests/kinds/governance/rules/together/retry-unsafe.ts',
    'manifests/kinds/governance/together.ts',
  ],
  ['manifests/kinds/lain/completion.ts', 'manifests/kinds/lain/completion/known-names.ts'],
  ['manifests/kinds/lain/document.ts', 'manifests/kinds/lain/sections.ts'],
  ['parser/cursor/cursor-context.ts', 'parser/cursor/flow-context.ts'],
  ['sandbox/http/service.ts', 'sandbox/http/sockets.ts'],
  ['sandbox/iam/iam.ts', 'sandbox/iam/users.ts'],
  [
    'sandbox/seeds/demo/servicestage-deployments.ts',
    'sandbox/seeds/demo/servicestage-git.ts',
    'sandbox/seeds/demo/servicestage.ts',
  ],
];

describe('imports between the files of the product', () => {
  it('form no circles but the known ones, imports of types included', () => {
    const circles = circlesOf(new Map([...files].map((file) => [file, importsOf(file)])));
    assert.deepEqual(circles.map(String).sort(), known.map(String).sort());
  });
});

/** The files of the product that a file imports or exports from. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return Array.from(text.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']*)'/g), ([, target = '']) => {
    const base = path.posix.join(path.posix.dirname(file), target);
    return [`${base}.ts`, `${base}/index.ts`].find((candidate) => files.has(candidate)) ?? base;
  }).filter((target) => files.has(target));
}

/** The strongly connected files, in groups of more than one, each in order (Tarjan). */
function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): number => {
    const index = order.size;
    let low = index;
    order.set(file, index);
    open.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (open.includes(next)) low = Math.min(low, order.get(next) ?? low);
    }
    if (low === index) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return low;
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return circles;
}
