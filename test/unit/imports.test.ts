import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';

const root = path.join(import.meta.dirname, '../..');
const rooms = 'api,cli,client,connections,deploy,manifests,parser,resources,sandbox,server';
const protocol = 'server/tsconfig.protocol.json';
const files = new Set(globSync(`{${rooms}}/**/*.ts`, { cwd: root, ignore: '**/*.d.ts' }));

describe('imports between the files of the product', () => {
  it('form no circles, imports of types included', () => {
    assert.deepEqual(circlesOf(new Map([...files].map((file) => [file, importsOf(file)]))), []);
  });

  it('lead into the own project, and into those that it refers to', () => {
    const strays = [...files].flatMap((file) => {
      const allowed = [projectOf(file), ...referencesOf(projectOf(file))];
      return importsOf(file)
        .filter((target) => !allowed.includes(projectOf(target)))
        .map((target) => `${file} imports ${target}`);
    });
    assert.deepEqual(strays, []);
    assert.ok(!referencesOf('manifests').includes('client') && !referencesOf('client').includes('server'));
    assert.deepEqual(referencesOf('client').at(-1), protocol);
  });

  it('are all looked at', () => {
    const types = importsOf('client/services.ts');
    assert.ok(types.includes('client/language-client.ts') && types.includes('resources/shared-lists.ts'));
    const circles = circlesOf(new Map(Object.entries({ a: ['b'], b: ['c'], c: ['a', 'd'], d: [] })));
    assert.deepEqual(circles, [['a', 'b', 'c']]);
  });
});

/** The project that a file belongs to; of the server, the client knows the protocol alone. */
function projectOf(file: string): string {
  return file === 'server/protocol.ts' ? protocol : (file.split('/')[0] ?? '');
}

/** The projects that one refers to. */
function referencesOf(project: string): readonly string[] {
  if (project === protocol) return [];
  const text = readFileSync(path.join(root, project, 'tsconfig.json'), 'utf8');
  const { references } = JSON.parse(text) as { readonly references: readonly { readonly path: string }[] };
  return references.map((reference) => path.posix.join(project, reference.path));
}

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
