import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from '../../../api/catalogue/catalogue';
import { readCallInput } from '../../../deploy/call/call-input';
import { callSnippet } from '../../../deploy/call/example-call';
import { allRules } from '../../../manifests/all-rules';
import { diagnose } from '../../../manifests/engine/diagnose';
import { withoutPlaceholders } from '../../../manifests/engine/language/snippet';
import { CallManifest } from '../../../manifests/kinds/call/kind';
import { literalSecrets } from '../../../manifests/kinds/call/secrets';
import { secured } from '../contract/cases/registry-refusals';
import { contracts } from '../contract/contracts';
import type { Contract } from '../contract/contract';
import { sandboxPlace } from '../contract/place';
import type { Place } from '../contract/place';

const knownRules = new Set(allRules.map(({ id }) => id));
const ids = new Set(catalogue.map(({ id }) => id));
const called = new Set<string>();

/** Documents whose secrets are written out are tried with inputs in their place. */
function openWithInputs(text: string) {
  const secrets = literalSecrets(new CallManifest(text, undefined).document);
  const inputs: Record<string, string> = {};
  const open = [...secrets]
    .sort((one, other) => other.range.start - one.range.start)
    .reduce((written, { range, text: secret }, index) => {
      inputs[`secret ${index}`] = secret;
      return `${written.slice(0, range.start)}"\${input:secret ${index}}"${written.slice(range.end)}`;
    }, text);
  return { text: open, inputs };
}

async function callByDocument({ operation, valid }: Contract, place: Place): Promise<void> {
  const { body, ...parameters } = await valid(place);
  const written = withoutPlaceholders(callSnippet(operation, { parameters, body }));
  const { text, inputs } = openWithInputs(written);
  const manifest = new CallManifest(text, undefined);
  const names = { namesOf: () => [] };
  const found = diagnose(manifest, { names, severities: new Map(), knownRules });
  assert.deepEqual(
    found
      .filter(({ rule }) => rule !== 'call/documents-differ')
      .map(({ rule, message }) => `${rule}: ${message}`),
    [],
    text,
  );
  const { values } = await readCallInput(manifest.document, operation, {
    environment: {},
    inputs,
    readFile: () => assert.fail('no document here names a file'),
  });
  const given = JSON.parse(JSON.stringify({ ...parameters, ...(body !== undefined && { body }) })) as object;
  assert.deepEqual(values, given, 'the document says what it was made of');
  const { status } = await place.client(operation.service).send(operation, values);
  assert.ok(operation.success.includes(status), String(status));
  called.add(operation.id);
}

const imports = /^import (?:type )?\{([^}]*)\} from '([^']*)';$/gm;

/** Operations that some file of a folder hands to a client: it imports them, and uses more of them than their schemas. */
function usedIn(folder: string, without?: string): ReadonlySet<string> {
  const root = path.join(import.meta.dirname, '../../..', folder);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && (without === undefined || !file.startsWith(without)),
  );
  return new Set(files.flatMap((file) => usedBy(readFileSync(path.join(root, file), 'utf8'))));
}

function usedBy(source: string): readonly string[] {
  const rest = source.replace(imports, '');
  return Array.from(source.matchAll(imports)).flatMap(([, names = '', from = '']) =>
    names.split(',').flatMap((one) => {
      const [id = '', name = id] = one.trim().split(' as ');
      const isOperation = from.includes('api/catalogue/') && ids.has(id);
      return isOperation && new RegExp(`\\b${name}\\b(?!\\s*\\.)`).test(rest) ? [id] : [];
    }),
  );
}

describe('a call document for every operation', () => {
  for (const one of contracts) {
    const { operation, needsAccounts, acceptedAt, demo } = one;
    it(`${operation.id} has no problem, and succeeds`, async () => {
      const isGuarded = !demo && ['registry', 'kie', 'lain'].includes(operation.service);
      const place = await sandboxPlace({ ...(needsAccounts && secured), ...acceptedAt }, isGuarded);
      try {
        await callByDocument(one, place);
      } finally {
        await place.close();
      }
    });
  }

  it('leaves none out', () => {
    assert.deepEqual([...called].sort(), [...ids].sort());
  });

  const dedicated = new Set([...usedIn('resources'), ...usedIn('deploy', `call${path.sep}`)]);

  it('is the only way to few of them', () => {
    assert.ok(dedicated.size >= 120, String(dedicated.size));
  });

  after(() =>
    console.log(
      `operations in the catalogue ${ids.size} / by a dedicated action or row ${dedicated.size} / by call document ${called.size}`,
    ),
  );
});
