import assert from 'node:assert/strict';
import { applyChanges, fixAll } from '../../../../manifests/engine/rules/fix-all';
import { defaultManifestOptions } from '../../../../manifests/engine/manifest';
import { kindOf } from '../../../../manifests/kinds';

const policy = (indent: string) =>
  `servicecomb:\n  rateLimiting:\n    a: |\n      rate:${indent}10\n      limitRefreshPeriod:${indent}1S\n`;
const json = (value: string) =>
  `{"data": [{"key": "servicecomb.rateLimiting.a", "value_type": "text", "labels": {}, "value": ${JSON.stringify(value)}}]}\n`;
const cloud = 'apiVersion: servicestage/v2\nkind: Application\nmetadata:\n';

/** Texts with tabs where their reader refuses them, and what becomes of them. */
const table: Readonly<Record<string, readonly [name: string, text: string, fixed: string]>> = {
  'lain.yaml': ['lain.yaml', 'web:\n\tcmd: "\t" # \t\n\tport:\t80\n', 'web:\n  cmd: "\t" # \t\n  port: 80\n'],
  'a cloud manifest': [
    'a.servicestage.yaml',
    `${cloud}\tname: shop\nspec:\n\tdescription: a\tb\n`,
    `${cloud}  name: shop\nspec:\n  description: a\tb\n`,
  ],
  'a second document': [
    'a.servicestage.yaml',
    `${cloud}  name: shop\n---\n${cloud}\tname: other\n`,
    `${cloud}  name: shop\n---\n${cloud}  name: other\n`,
  ],
  'configuration items': [
    'a.kie.yaml',
    'data:\n- key: a\n\tvalue: b\n\tlabels:\n\t\tservice: c\n- key: d\n  value: e\n',
    'data:\n- key: a\n  value: b\n  labels:\n    service: c\n- key: d\n  value: e\n',
  ],
  'a description': [
    'microservice.yaml',
    'servicecomb:\n\tservice:\n\t\tname: cart\n',
    'servicecomb:\n  service:\n    name: cart\n',
  ],
  'a policy in a block string': ['microservice.yaml', policy('\t'), policy(' ')],
  'a policy in JSON': ['a.kie.json', json('rate:\t10\nburst:\t5\n'), json('rate: 10\nburst: 5\n')],
  'a call': [
    'a.call.yaml',
    'operation: listApps\nparams:\n\tlimit: 1\n',
    'operation: listApps\nparams:\n  limit: 1\n',
  ],
};

/** What is wrong with the syntax of a text. */
function syntaxOf(name: string, text: string) {
  const found = kindOf(name, text)
    ?.open(text, { ...defaultManifestOptions, fileName: name })
    .findings();
  assert.ok(found);
  return found.filter(({ rule }) => rule.endsWith('-syntax'));
}

describe('tabs that a reader refuses', () => {
  for (const [what, [name, text, fixed]] of Object.entries(table))
    it(`are replaced by one quick fix, all of them: ${what}`, () => {
      const [finding] = syntaxOf(name, text);
      const [fix, ...others] = finding?.fixes ?? [];
      assert.ok(fix && others.length === 0, finding?.message);
      assert.match(fix.title, /with (?:spaces|a space)$/);
      assert.equal(applyChanges(text, fix.edits), fixed);
      assert.deepEqual(syntaxOf(name, fixed), []);
    });

  it('become as many spaces as indent the file, and only when that is asked for', () => {
    const text = 'web:\n    cmd: run\n\tport: 80\n';
    const [fix] = syntaxOf('lain.yaml', text)[0]?.fixes ?? [];
    assert.ok(fix);
    assert.equal(applyChanges(text, fix.edits), 'web:\n    cmd: run\n    port: 80\n');
    assert.equal(fixAll(text, (draft) => syntaxOf('lain.yaml', draft)).text, text);
  });

  it('are replaced unasked where nothing but tabs indents the file', () => {
    const text = 'web:\n\tcmd: run\n\tport: 80\n';
    assert.equal(
      fixAll(text, (draft) => syntaxOf('lain.yaml', draft)).text,
      'web:\n  cmd: run\n  port: 80\n',
    );
  });
});
