import assert from 'node:assert/strict';
import { Check } from 'typebox/value';
import { cseOperations } from '../../../api/catalogue/cse/operations';
import { kieOperations } from '../../../api/catalogue/kie/configurations';
import { nacosOperations } from '../../../api/catalogue/nacos/namespaces';
import type { Operation } from '../../../api/catalogue/operation';
import { examplesFile, exampleViolations, readExamples } from './examples';
import type { Example } from './examples';

/** Examples that break their own tables, or show what no server does. */
const typos: Readonly<Record<string, readonly string[]>> = {
  cse: [
    // No file is sent.
    'importKieConfigurations.exampleRequest',
    // Names of types stand for the way of payment and the type of engine.
    'createEngine.exampleRequest',
    // Match groups with policies, where servers answer policies.
    'listGovernancePoliciesByKind.exampleResponse',
  ],
  nacos: [],
  kie: [
    // The names of types stand for the values.
    'createKieKv.exampleRequest',
  ],
};

const described: Readonly<Record<string, readonly Operation[]>> = {
  cse: cseOperations,
  nacos: nacosOperations,
  kie: kieOperations,
};

for (const [service, operations] of Object.entries(described)) {
  describe(`examples of the CSE API Reference for ${service}`, function () {
    let examples: Example[];
    const known = typos[service] ?? [];

    before(function () {
      const file = examplesFile(service);
      if (file === undefined) return this.skip();
      examples = readExamples(file, operations);
    });

    it('fit the requests and answers', () => {
      assert.deepEqual(exampleViolations(examples.filter(({ name }) => !known.includes(name))), []);
    });

    it('show the typos that are known, and only there', () => {
      const wrong = examples.filter(({ schema, body }) => !Check(schema, body));
      assert.deepEqual(wrong.map(({ name }) => name).sort(), [...known].sort());
    });
  });
}
