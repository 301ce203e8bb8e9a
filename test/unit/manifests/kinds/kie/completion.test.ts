import assert from 'node:assert/strict';
import { withoutPlaceholders } from '../../../../../manifests/engine/language/snippet';
import { asList, asMap, field } from '../../../../../parser/node';
import { parse } from '../../../../../parser/parse';
import { atCursor } from '../../completion/cursor';
import { accept, labelsAt, openKie, shown } from './files';

const fields = ['key', 'labels', 'value', 'value_type', 'status'];

describe('completion in JSON items', () => {
  it('proposes the fields that are missing, and the one at the cursor', () => {
    assert.deepEqual(labelsAt('{"data": [{|}]}'), fields);
    assert.deepEqual(labelsAt('{"data": [{"key": "a", "value": "b", |}]}'), [
      'labels',
      'value_type',
      'status',
    ]);
    assert.deepEqual(labelsAt('{"data": [{"k|ey": "a", "value": "b"}]}'), [
      'key',
      'labels',
      'value_type',
      'status',
    ]);
  });

  it('writes fields with what follows them', () => {
    assert.equal(accept('{"data": [{|}]}', 'key'), '{"data": [{"key": ""}]}');
    assert.equal(accept('{"data": [{"st|"}]}', 'status'), '{"data": [{"status": "enabled"}]}');
    assert.equal(accept('{"data": [{"st|": "x"}]}', 'status'), '{"data": [{"status": "x"}]}');
    assert.equal(accept('{"data": [{"val|\n}]}', 'value_type'), '{"data": [{"value_type": "text"\n}]}');
    assert.equal(
      accept('{"data": [{|\n"value": "a"}]}', 'labels'),
      '{"data": [{"labels": {"app": "default", "environment": ""},\n"value": "a"}]}',
    );
  });

  it('proposes values', () => {
    assert.deepEqual(labelsAt('{"data": [{"value_type": |}]}'), [
      'text',
      'yaml',
      'json',
      'properties',
      'ini',
      'xml',
    ]);
    assert.equal(accept('{"data": [{"value_type": |}]}', 'yaml'), '{"data": [{"value_type": "yaml"}]}');
    assert.equal(accept('{"data": [{"value_type": "y|"}]}', 'yaml'), '{"data": [{"value_type": "yaml"}]}');
    assert.deepEqual(labelsAt('{"data": [{"status": "|"}]}'), ['enabled', 'disabled']);
  });

  it('proposes labels and what they can be', () => {
    assert.deepEqual(labelsAt('{"data": [{"labels": {"app": "a", |}}]}'), [
      'environment',
      'service',
      'version',
    ]);
    assert.deepEqual(labelsAt('{"data": [{"labels": {"environment": "|"}}]}'), [
      'development',
      'testing',
      'acceptance',
      'production',
    ]);
    assert.deepEqual(labelsAt('{"data": [{"labels": {"app": "shop"}}, {"labels": {"app": "|"}}]}'), ['shop']);
  });

  it('proposes names of live applications for `app`', () => {
    const { text, offset } = atCursor('{"data": [{"labels": {"app": "|"}}]}');
    const found = openKie(text).complete(offset, {
      namesOf: (kind) =>
        kind === 'application'
          ? [{ state: 'partial', strength: 'suggested', source: 'prod', names: ['shop'] }]
          : [],
    });
    assert.deepEqual(
      found.map(({ label, detail }) => [label, detail]),
      [['shop', 'prod']],
    );
  });

  it('proposes keys of policies, and those of the match groups of the file', () => {
    assert.ok(labelsAt('{"data": [{"key": "|"}]}').includes('servicecomb.rateLimiting.NAME'));
    const file =
      '{"data": [{"key": "servicecomb.matchGroup.login", "value": "a"}, {"key": "servicecomb.retry.|"}]}';
    assert.deepEqual(labelsAt(file), ['servicecomb.retry.login']);
  });

  it('proposes fields of policies inside the string', () => {
    const file = '{"data": [{"key": "servicecomb.rateLimiting.login", "value": "services: a\\n|"}]}';
    assert.ok(labelsAt(file).includes('rate'));
    assert.equal(accept(file, 'rate'), file.replace('|', 'rate: 1000'));
    const empty = '{"data": [{"key": "servicecomb.matchGroup.login", "value": "|"}]}';
    const whole = labelsAt(empty).find((label) => !['matches', 'alias'].includes(label)) ?? '';
    assert.doesNotThrow(() => JSON.parse(accept(empty, whole)));
  });

  it('proposes a whole item, and a whole file', () => {
    const item = accept('{"data": [|]}', 'configuration item');
    const written = field(parse(item, 'json').root, 'data')?.value;
    assert.deepEqual([...(asMap(asList(written)?.items[0])?.fields.keys() ?? [])], fields);
    const between = accept('{"data": [|{"key": "a"}]}', 'configuration item');
    assert.equal(asList(field(parse(between, 'json').root, 'data')?.value)?.items.length, 2);
    const [whole] = openKie('', 'a.kie.json').complete(0);
    assert.deepEqual(shown(withoutPlaceholders(whole?.insertText ?? '')), ['kie/value-length «""»']);
    assert.deepEqual(labelsAt('{|}'), ['metadata', 'data']);
    assert.equal(
      accept('{"metadata": {"version": |}, "data": []}', '1.0.0'),
      '{"metadata": {"version": "1.0.0"}, "data": []}',
    );
    const behind = accept('{"data": [{"key": "a"}|]}', 'configuration item');
    assert.doesNotThrow(() => void JSON.parse(behind), behind);
    assert.deepEqual(labelsAt('{"data": [{"status": "enabled"\n|}]}'), []);
  });
});

describe('completion in YAML items', () => {
  it('proposes the fields that are missing', () => {
    assert.deepEqual(labelsAt('data:\n  - key: a\n    |\n'), ['labels', 'value', 'value_type', 'status']);
    assert.equal(
      accept('data:\n  - key: a\n    sta|\n', 'status'),
      'data:\n  - key: a\n    status: enabled\n',
    );
  });

  it('proposes values', () => {
    assert.deepEqual(labelsAt('data:\n  - key: a\n    status: |\n'), ['enabled', 'disabled']);
    assert.ok(labelsAt('data:\n  - key: a\n    labels:\n      environment: |\n').includes('production'));
    assert.ok(labelsAt('data:\n  - key: servicecomb.|\n').includes('servicecomb.rateLimiting.NAME'));
  });

  it('proposes fields of policies inside the block, empty or not', () => {
    const head = 'data:\n  - key: servicecomb.rateLimiting.login\n    value: ||\n';
    assert.ok(
      labelsAt(`${head}      rate: 1\n      |\n    status: enabled\n`).includes('limitRefreshPeriod'),
    );
    assert.ok(labelsAt(`${head}      |\n`).includes('rate'));
    assert.equal(
      accept(`${head}      rate: 1\n      order|\n`, 'order'),
      'data:\n  - key: servicecomb.rateLimiting.login\n    value: |\n      rate: 1\n      order: 0\n',
    );
  });

  it('proposes a whole item, and the keys of the file', () => {
    assert.equal(
      accept('data:\n  |\n', 'configuration item'),
      'data:\n  - key: key\n    labels:\n      app: default\n      environment: production\n    value_type: text\n    status: enabled\n    value: |\n      \n',
    );
    assert.ok(labelsAt('data:\n  - key: a\n  |\n').includes('configuration item'));
    assert.deepEqual(labelsAt('|\n'), ['metadata', 'data']);
  });
});

describe('completion in a file that is one item', () => {
  it('proposes the fields of an item, and no list of items', () => {
    assert.deepEqual(labelsAt('key: a\nvalue: b\n|'), ['labels', 'value_type', 'status']);
    assert.deepEqual(labelsAt('key: a\n|'), ['labels', 'value', 'value_type', 'status']);
    assert.deepEqual(labelsAt('{"key": "a", "value": "b", |}'), ['labels', 'value_type', 'status']);
    assert.deepEqual(labelsAt('{"key": "a", |}'), ['labels', 'value', 'value_type', 'status']);
  });

  it('proposes values, labels, and what is in the value', () => {
    assert.deepEqual(labelsAt('key: a\nvalue: b\nstatus: |'), ['enabled', 'disabled']);
    assert.deepEqual(labelsAt('{"key": "a", "value": "b", "status": "|"}'), ['enabled', 'disabled']);
    assert.ok(labelsAt('key: a\nvalue: b\nlabels:\n  |').includes('environment'));
    const limiter = 'key: servicecomb.rateLimiting.login\nvalue: |\n  rate: 10\n  ¦\n';
    const offset = limiter.indexOf('¦');
    const found = openKie(limiter.replace('¦', '')).complete(offset);
    assert.ok(found.some(({ label }) => label === 'limitRefreshPeriod'));
  });
});
