import { globSync } from 'tinyglobby';
import { root } from './editor/paths';
import { transpiledPath } from './transpile';

/** A part of a run: all files of a layer or a share of them, in a process of their own. */
export interface Job {
  readonly layer: string;
  /** What the run calls it. */
  readonly title: string;
  /** Arguments of this Node. */
  readonly command: readonly string[];
}

/** Layers that a browser drives. */
export const inEditor: readonly string[] = ['ui', 'host'];

/** Processes that share the files of a layer when several layers run; the longest jobs come first. */
const shares: Readonly<Record<string, number>> = { ui: 1, host: 1, api: 2, fuzz: 2, unit: 2, lsp: 1 };

/** All layers, in the order in which they begin. */
export const layerNames: readonly string[] = Object.keys(shares);

/** The jobs of layers, in the order in which they are to begin. A layer that runs alone is one job. */
export function jobsOf(layers: readonly string[]): Job[] {
  return layers.flatMap((layer) => {
    const count = layers.length === 1 ? 1 : (shares[layer] ?? 1);
    return Array.from({ length: count }, (_, share) => ({
      layer,
      title: count === 1 ? layer : `${layer} ${share + 1}/${count}`,
      command:
        layer === 'host'
          ? ['--import', 'tsx', 'test/host/run.ts']
          : mocha(layer, filesOf(layer, share, count)),
    }));
  });
}

/**
 * Tests that put their own `exec` in the place of the regular expressions': V8 never again runs regular expressions of
 * that process the fast way, four times as fast, although `exec` is put back.
 */
const slowing: readonly string[] = ['test/unit/manifests/kinds/content/cost.test.ts'];

/** Sources of the tests of a layer, in the order in which they run: those that slow others down are the last. */
export function testsOf(layer: string): readonly string[] {
  const tests = globSync(`test/${layer}/**/*.test.ts`, { cwd: root }).sort();
  return [
    ...tests.filter((test) => !slowing.includes(test)),
    ...tests.filter((test) => slowing.includes(test)),
  ];
}

function filesOf(layer: string, share: number, count: number): readonly string[] {
  return testsOf(layer).filter((_, index) => index % count === share);
}

/** Runs translated files, whose stacks show the lines of their sources. */
function mocha(layer: string, sources: readonly string[]): readonly string[] {
  return [
    '--enable-source-maps',
    'node_modules/mocha/bin/mocha.js',
    '--no-config',
    ...['--reporter', transpiledPath('test/totals.ts')],
    ...['--timeout', layer === 'ui' ? '90000' : '20000'],
    ...sources.map(transpiledPath),
  ];
}
