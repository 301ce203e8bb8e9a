import assert from 'node:assert/strict';
import { catalogue } from '../../../api/catalogue/catalogue';
import { fieldsIn, pathInWords } from '../../../manifests/engine/schema/fields';
import { cloudKinds } from '../../../manifests/kinds/cloud/kinds';
import type { CloudKind } from '../../../manifests/kinds/cloud/kinds/kind';
import { Random } from '../../fuzz/random';
import { generated } from './generate';
import { fewOnly, knownValues, namesOf, neededFields, optionalNames, parents } from './known-values';
import { changesOf, startDeploying, titlesOf } from './stage';

const writes = new Set(catalogue.filter(({ effect }) => effect !== 'safe').map(({ id }) => id));

interface Generated {
  readonly text: string;
  readonly fields: ReadonlySet<string>;
}

/** Documents of a kind in which each of its fields occurs: one for each field, since some are not what servers take. */
function documentsOf(kind: CloudKind): readonly Generated[] {
  const random = new Random(20261130);
  const paths = managedFields(kind);
  if (fewOnly.includes(kind.facts.kind)) return [documentOf(kind, 0, '', paths, random)];
  const needed = neededFields[kind.facts.kind] ?? [];
  return paths.map((wanted, index) => documentOf(kind, index, wanted, needed, random));
}

function documentOf(
  { facts, schema }: CloudKind,
  index: number,
  wanted: string,
  needed: readonly string[],
  random: Random,
): Generated {
  const fields = new Set<string>();
  const place = { random, known: knownValues[facts.kind] ?? {}, seen: fields, wanted, needed };
  const members = Object.keys(facts.members).flatMap((name) => {
    const property = schema.properties?.[name];
    if (!property || (!property.required && !wanted.startsWith(name))) return [];
    fields.add(name);
    return [[name, generated(property.schema, place, name, property.behaviour)]];
  });
  const { apiVersion, kind } = facts;
  const metadata = namesOf(facts, index);
  for (const name of Object.keys(metadata)) fields.add(`metadata.${name}`);
  return { text: JSON.stringify({ apiVersion, kind, metadata, ...Object.fromEntries(members) }), fields };
}

/** Fields of a kind that are compared. */
function managedFields({ facts, schema }: CloudKind): readonly string[] {
  const leftOut = Object.entries(knownValues[facts.kind] ?? {}).filter(([, values]) => values.length === 0);
  const paths = fieldsIn(schema).map(({ path }) => pathInWords(path));
  return [...new Set(paths)].filter(
    (path) =>
      /^(spec|selector)\b/.test(path) &&
      !leftOut.some(([left]) => path === left || path.startsWith(`${left}.`)),
  );
}

function manifestOf(texts: readonly string[]): string {
  return texts.map((text) => `---\n${text}\n`).join('');
}

describe('a manifest with any of the fields of its kind', function () {
  this.timeout(60_000);
  for (const kind of cloudKinds) {
    it(`has nothing to do after it was deployed: ${kind.facts.kind}`, async () => {
      const stage = await startDeploying();
      try {
        const above = parents[kind.facts.kind] ?? [];
        assert.equal((await stage.deploy(manifestOf(above))).state, 'reached');
        const documents = documentsOf(kind);
        const outcome = await stage.deploy(manifestOf(documents.map(({ text }) => text)));
        assert.equal(outcome.steps.length, documents.length);
        const isTaken = outcome.steps.map(({ result: { state } }) => state === 'done');
        // What is refused was never there: a difference after a write is a failure here.
        const unkept = outcome.steps
          .map(({ result: { message } }) => message)
          .filter((message) => /^The server /.test(message));
        assert.deepEqual(unkept, []);
        const taken = documents.filter((_one, index) => isTaken[index]);
        const occurring = new Set(taken.flatMap(({ fields }) => [...fields]));
        assert.deepEqual(
          [...managedFields(kind), ...optionalNames(kind.facts).map((name) => `metadata.${name}`)].filter(
            (path) => !occurring.has(path),
          ),
          [],
          `never taken:\n${outcome.steps
            .map(({ result }) => result.message)
            .filter((m) => !/verified|job is/.test(m))
            .join('\n')}`,
        );

        const text = manifestOf(taken.map(({ text: one }) => one));
        const planned = await stage.plan(text);
        assert.deepEqual(changesOf(planned), []);
        assert.deepEqual(
          titlesOf(planned).filter((title) => !title.startsWith('unchanged')),
          [],
        );
        const before = stage.sent.length;
        assert.equal((await stage.apply(planned)).state, 'reached');
        assert.deepEqual(
          stage.sent.slice(before).filter((operation) => writes.has(operation)),
          [],
        );
      } finally {
        await stage.close();
      }
    });
  }
});
