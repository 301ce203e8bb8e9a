import assert from 'node:assert/strict';
import { Check } from 'typebox/value';
import { createComponentInstance } from '../../../api/catalogue/servicestage/instances';
import { servicestageOperations } from '../../../api/catalogue/servicestage/operations';
import { examplesFile, exampleViolations, readExamples } from './examples';
import type { Example } from './examples';

/** Examples that break their own tables. */
const typos = ['createComponentInstance.exampleRequest'];

describe('examples of the ServiceStage API Reference', function () {
  let examples: Example[];

  before(function () {
    const file = examplesFile('servicestage');
    if (file === undefined) return this.skip();
    examples = readExamples(file, servicestageOperations);
  });

  it('fit the requests and answers', () => {
    assert.deepEqual(exampleViolations(examples.filter(({ name }) => !typos.includes(name))), []);
  });

  it('show the typos that are known, and only there', () => {
    const wrong = examples.filter(({ schema, body }) => !Check(schema, body));
    assert.deepEqual(
      wrong.map(({ name }) => name),
      typos,
    );
    const [request] = wrong;
    assert.ok(Check(createComponentInstance.body, Object.assign({}, request?.body, { version: '1' })));
  });
});
