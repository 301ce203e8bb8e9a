import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from './exit-code';

/** Loads bundles beside this one on demand; the bundler does not follow it. */
const requireBeside = createRequire(__filename);

/** Loads `dist/server.js` or `dist/sandbox.js`. Throws a `UsageError` when it has not been built. */
export function loadBundle(name: 'server' | 'sandbox'): unknown {
  const file = `./${name}.js`;
  let found: string;
  try {
    found = requireBeside.resolve(file);
  } catch {
    throw new UsageError(
      `${name}.js is missing in ${path.dirname(__filename)}: build it with "npm run build".`,
    );
  }
  return requireBeside(found);
}

/** The path of a bundle beside this one; undefined where it has not been built. */
export function bundleBeside(name: 'cli'): string | undefined {
  const file = path.join(path.dirname(__filename), `${name}.js`);
  return existsSync(file) ? file : undefined;
}

/** What starts this command line, to be repeated in a terminal: its name, or node and the path of the bundle. */
export function ownCommand(): string {
  const [, script = ''] = process.argv;
  return path.basename(script) === 'engine-room' ? 'engine-room' : `node "${path.resolve(script)}"`;
}

/** The version in package.json, one folder above the bundle. */
export function productVersion(): string {
  try {
    const product: unknown = requireBeside('../package.json');
    return hasVersion(product) ? product.version : 'unknown';
  } catch {
    return 'unknown'; // The bundle was copied out of its package; everything else works without it.
  }
}

/** The URL of a rule's page in the documentation; undefined when it is not shipped. */
export function rulePage(id: string): string | undefined {
  const page = path.resolve(path.dirname(__filename), '../docs/rules', `${id}.md`);
  return existsSync(page) ? pathToFileURL(page).href : undefined;
}

function hasVersion(value: unknown): value is { version: string } {
  return (
    typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'string'
  );
}
