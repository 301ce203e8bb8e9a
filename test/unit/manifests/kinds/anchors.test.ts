import assert from 'node:assert/strict';
import { applyChanges } from '../../../../manifests/engine/rules/fix-all';
import { defaultManifestOptions } from '../../../../manifests/engine/manifest';
import type { ManifestOptions } from '../../../../manifests/engine/manifest';
import { kindOf } from '../../../../manifests/kinds';
import { assertEvery } from '../../../every';

const { lainDialect } = defaultManifestOptions;
const lain = (rest: string): string => `appname: a\nbuild:\n  base: b\n  script: [x]\n${rest}`;
const resource = (spec: string): string =>
  `apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: shop }\n${spec}`;
const limiter = (lines: string): string =>
  `servicecomb:\n  rateLimiting:\n    a: |\n      rate: 10\n${lines.replace(/^/gm, '      ')}\n`;

/** Files with one anchor `&a` in a key that is not known, the name of the key, and what is said of it. */
interface Row {
  readonly name: string;
  readonly text: string;
  readonly key: string;
  readonly said?: RegExp;
  readonly dialect?: ManifestOptions['lainDialect'];
}

const table: Readonly<Record<string, Row>> = {
  'lain.yaml': {
    name: 'lain.yaml',
    key: 'shared',
    text: lain('shared: &a [A=b]\nweb: { cmd: x, env: *a }\n'),
  },
  'lain.yaml, misspelt': {
    name: 'lain.yaml',
    key: 'memmory',
    text: lain('web: { cmd: x, memmory: &a 64m }\nworker.b: { cmd: x, memory: *a }\n'),
    said: /did you mean `memory`/,
  },
  'lain.yaml for ein-plus': {
    name: 'lain.yaml',
    key: 'shared',
    text: lain('shared: &a [A=b]\nweb: { cmd: x, env: *a }\n'),
    said: /is refused/,
    dialect: 'einplus',
  },
  'a cloud manifest': {
    name: 'a.servicestage.yaml',
    key: 'x-text',
    text: resource('x-text: &a text\nspec: { description: *a }\n'),
  },
  'a cloud manifest, in a list': {
    name: 'a.servicestage.yaml',
    key: 'x-text',
    text: resource('x-text: [1, { deep: &a text }]\nspec: { description: *a }\n'),
  },
  'a cloud manifest, misspelt': {
    name: 'a.servicestage.yaml',
    key: 'descripton',
    text: resource('spec: { descripton: &a text, display_name: *a }\n'),
    said: /did you mean `description`/,
  },
  'a policy': {
    name: 'microservice.yaml',
    key: 'x-time',
    text: limiter('x-time: &a 1S\nlimitRefreshPeriod: *a'),
  },
  'a policy, misspelt': {
    name: 'microservice.yaml',
    key: 'timeoutDurations',
    text: limiter('timeoutDurations: &a 1S\nlimitRefreshPeriod: *a'),
    said: /did you mean `timeoutDuration`/,
  },
  'a manifest of a policy': {
    name: 'a.cse.yaml',
    key: 'x-time',
    text: 'apiVersion: cse/v3\nkind: RateLimiting\nmetadata: { name: a, engine: e }\nselector: { app: b, environment: c }\nspec: { x-time: &a 1S, rate: 100, limitRefreshPeriod: *a }\n',
  },
  'configuration items': {
    name: 'a.kie.yaml',
    key: 'x-text',
    text: 'data:\n- key: a\n  x-text: &a text\n  value: *a\n',
  },
  'a description': {
    name: 'microservice.yaml',
    key: 'x-name',
    text: 'servicecomb:\n  service:\n    x-name: &a cart\n    name: *a\n',
  },
  'a call': {
    name: 'a.call.yaml',
    key: 'x-limit',
    text: 'operation: listApps\nx-limit: &a 1\nparameters: { limit: *a }\n',
    said: /`x-limit` is not recognized here and is refused, but others refer to its value; write that where/,
  },
};

function findingsIn(name: string, text: string, dialect = lainDialect) {
  const kind = kindOf(name, text);
  assert.ok(kind);
  return kind.open(text, { lainDialect: dialect, fileName: name }).findings();
}

describe('an anchor in a key that is not known', () => {
  for (const [what, { name, text, key, said, dialect }] of Object.entries(table)) {
    it(`is told only where it is refused or misspelt, if others refer to it: ${what}`, () => {
      const at = text.indexOf(key);
      const found = findingsIn(name, text, dialect).find(({ range }) => range.start === at);
      assert.equal(found === undefined, said === undefined, found?.message);
      if (said) assert.match(found?.message ?? '', said);
    });

    it(`is not taken away by a fix: ${what}`, () => {
      for (const { fixes = [] } of findingsIn(name, text, dialect))
        for (const { title, edits } of fixes) assert.ok(applyChanges(text, edits).includes('&a'), title);
    });
  }

  it('is told where nobody else refers to it', () => {
    for (const [name, text] of [
      ['lain.yaml', lain('web:\n  cmd: x\n  bogus: { b: &a 1, c: *a }\n')],
      ['a.servicestage.yaml', resource('spec:\n  bogus: { b: &a 1, c: *a }\n')],
      ['microservice.yaml', limiter('bogus: { b: &a 1, c: *a }')],
    ] as const)
      assert.ok(
        findingsIn(name, text).some(({ message }) => message.startsWith('`bogus` is not recognized')),
        name,
      );
  });

  it('stays where a value is repaired', () => {
    for (const [name, text] of [
      ['lain.yaml', lain('web: { cmd: x, memory: &a 1M }\nworker.b: { cmd: x, memory: *a }\n')],
      ['lain.yaml', lain('web: { cmd: x, port: &a 80800 }\nworker.b: { cmd: x, x: *a }\n')],
      [
        'lain.yaml',
        lain('web: { cmd: x, num_instances: &a "3" }\nworker.b: { cmd: x, num_instances: *a }\n'),
      ],
      [
        'a.kie.yaml',
        'data:\n- key: a\n  value: b\n  value_type: &a txt\n- key: b\n  value: b\n  value_type: *a\n',
      ],
      ['microservice.yaml', limiter('timeoutDuration: &a 1 S\nlimitRefreshPeriod: *a')],
      ['microservice.yaml', 'servicecomb:\n  service:\n    environment: &a prodution\n    version: *a\n'],
    ] as const) {
      const fixes = findingsIn(name, text).flatMap((finding) => finding.fixes ?? []);
      assertEvery(fixes, ({ edits }) => applyChanges(text, edits).includes('&a '), text);
    }
  });

  it('keeps its name in each script', () => {
    const text = 'servicecomb:\n  service:\n    name: &名 cart\n    name: shop\n    version: *名\n';
    for (const { fixes = [] } of findingsIn('microservice.yaml', text))
      for (const { edits } of fixes) assert.ok(applyChanges(text, edits).includes('&名'));
  });
});
