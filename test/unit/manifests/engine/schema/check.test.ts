import assert from 'node:assert/strict';
import * as Type from 'typebox';
import { checkSchema } from '../../../../../manifests/engine/schema/check';
import type { NodeReader, SchemaViolation } from '../../../../../manifests/engine/schema/check';
import { fromCatalogue } from '../../../../../manifests/engine/schema/from-catalogue';
import { narrowed } from '../../../../../manifests/engine/schema/narrow';
import { propertyAt } from '../../../../../manifests/engine/schema/schema';
import { parse } from '../../../../../parser/parse';
import { applyFix } from '../../examples';

const Tcp = Type.Object({ type: Type.Literal('tcp'), port: Type.Integer({ minimum: 1 }) });
const Http = Type.Object({ type: Type.Literal('http'), path: Type.String({ minLength: 1 }) });
const Other = Type.Object({ type: Type.String({ pattern: '^(?!(tcp|http)$).+$' }) });

const schema = fromCatalogue(
  Type.Object({
    name: Type.Optional(Type.String({ minLength: 2, maxLength: 4, pattern: '^[a-z]+$' })),
    names: Type.Optional(Type.Array(Type.String())),
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: 3 })),
    part: Type.Optional(Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 })),
    mode: Type.Optional(Type.Enum(['on', 'off'])),
    check: Type.Optional(Type.Union([Tcp, Http])),
    use: Type.Optional(Type.Array(Type.Union([Tcp, Http, Other]), { maxItems: 2 })),
    time: Type.Optional(Type.Union([Type.Integer({ minimum: 1 }), Type.String({ pattern: '^\\d+S$' })])),
    labels: Type.Optional(
      Type.Record(Type.String({ pattern: '^[a-z]+$' }), Type.String(), { maxProperties: 2 }),
    ),
    open: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { minProperties: 1 })),
  }),
  { document: 'Test', section: '1' },
);

function rootOf(text: string) {
  const { root } = parse(text, 'yaml-1.2');
  assert.ok(root);
  return root;
}

function violations(text: string): readonly SchemaViolation[] {
  return checkSchema(rootOf(text), schema);
}

/** Misfits as `kind path «text»`. */
function shown(text: string): readonly string[] {
  return violations(text).map(
    ({ kind, path, range }) => `${kind} ${path.join('.')} «${text.slice(range.start, range.end)}»`,
  );
}

/** A reader that takes numbers from texts. */
const converted: NodeReader = {
  hasType: () => true,
  isChoice: () => true,
  numberOf: (node) => (node.kind === 'scalar' && /^\d+$/.test(node.text) ? Number(node.text) : undefined),
  textOf: (node) => (node.kind === 'scalar' ? node.text : undefined),
  isAbsent: () => false,
  unknownKeys: 'ignored',
};

describe('checkSchema', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['name: abc\ncount: 3\npart: 0.5\nmode: off\ntime: 10S\n', ['type mode «off»']],
    ['name: abc\nmode: "off"\ntime: 5\nlabels: { a: b }\nopen: { x: [1] }\n', []],
    ['name: a\n', ['length name «a»']],
    ['name: abcde\n', ['length name «abcde»']],
    ['name: aB\n', ['form name «aB»']],
    ['name: 12\n', ['type name «12»']],
    ['name: [a]\n', ['type name «[a]»']],
    ['count: 0\n', ['range count «0»']],
    ['count: 4\n', ['range count «4»']],
    ['count: "2"\n', ['type count «"2"»']],
    ['count: 1.5\n', ['type count «1.5»']],
    ['part: 1\n', ['range part «1»']],
    ['mode: "offf"\n', ['choice mode «"offf"»']],
    ['nam: a\n', ['unknown nam «nam»']],
    ['name:\n', []],
    ['check: { type: tcp }\n', ['missing check.port «check»']],
    ['check: { type: tcp, port: }\n', ['missing check.port «port»']],
    ['check: { type: http, path: "" }\n', ['length check.path «""»']],
    ['check: { type: udp, port: 1 }\n', ['choice check.type «udp»']],
    ['check: tcp\n', ['type check «tcp»']],
    ['check: { port: 1 }\n', ['missing check.type «check»']],
    ['use: [{ type: elb }, { type: http, path: a, port: 1 }]\n', ['unknown use.1.port «port»']],
    [
      'use: [{ type: elb }, { type: elb }, { type: elb }]\n',
      ['length use «[{ type: elb }, { type: elb }, { type: elb }]»'],
    ],
    ['time: 0\n', ['range time «0»']],
    ['time: 10M\n', ['form time «10M»']],
    ['time: [1]\n', ['type time «[1]»']],
    ['labels: { a: b, C: d }\n', ['form labels.C «C»']],
    ['labels: { a: b, c: d, e: f }\n', ['length labels «labels»']],
    ['open: {}\n', ['length open «open»']],
    ['a: &x { type: tcp }\ncheck: *x\n', ['missing check.port «check»']],
    ['a: &x { type: tcp }\n', ['unknown a «a»']],
  ];
  for (const [text, expected] of cases)
    it(`finds ${expected.join(', ') || 'nothing'} in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(shown(text), expected));

  it('takes values as the reader does, and goes on with types that it tolerates', () => {
    const reader: NodeReader = {
      ...converted,
      hasType: (node) => node.kind !== 'scalar' || node.type !== 'integer',
      toleratesType: () => true,
      isChoice: () => false,
      numberOf: () => undefined,
    };
    const found = checkSchema(rootOf('name: 12345\nmode: "on"\ntime: { a: b }\n'), schema, reader);
    assert.deepEqual(
      found.map(({ kind, path, limit }) => [kind, path.join('.'), limit?.kind]),
      [
        ['type', 'name', undefined],
        ['length', 'name', 'length'],
        ['choice', 'mode', 'choice'],
      ],
    );
  });

  it('reads what a later key replaces where the reader does', () => {
    const text = 'count: 0\ncount: 2\nlabels: { <<: { C: a, d: e }, d: f }\n';
    const root = rootOf(text);
    const [found] = checkSchema(root, schema);
    assert.equal(found?.path.join('.'), 'labels.C');
    const reader: NodeReader = { ...converted, readsReplaced: true };
    assert.deepEqual(
      checkSchema(root, schema, reader).map(({ kind, path }) => `${kind} ${path.join('.')}`),
      ['range count', 'form labels.C'],
    );
  });

  it('repairs what is easily put right', () => {
    const repairs: readonly (readonly [string, string])[] = [
      ['count: "2"\n', 'count: 2\n'],
      ['name: true\n', 'name: "true"\n'],
      ['names: cart\n', 'names: [cart]\n'],
      ['names: a, b\n', 'names: ["a, b"]\n'],
      ['mode: "offf"\n', 'mode: "off"\n'],
      ['check: { type: tpc, port: 1 }\n', 'check: { type: tcp, port: 1 }\n'],
    ];
    for (const [text, repaired] of repairs) {
      const [fix] = violations(text)[0]?.fixes ?? [];
      assert.ok(fix, text);
      assert.equal(applyFix(text, fix), repaired);
    }
  });

  it('offers no repair that would not fit either', () => {
    for (const text of ['name: 12\n', 'names: 12\n', 'names: |\n  cart\n', 'name: ~\n'])
      assert.deepEqual(
        violations(text).map(({ kind, fixes }) => ({ kind, fixes })),
        [{ kind: 'type', fixes: undefined }],
        text,
      );
  });

  it('says which type and limits a value has to have', () => {
    const texts = ['count: a\n', 'name: ~\n', 'names: a\n', 'names: [1]\n', 'mode: 1\n', 'time: x\n'];
    const messages = [...texts, 'check: { type: http, path: "" }\n'].map(
      (text) => violations(text)[0]?.message,
    );
    assert.deepEqual(messages, [
      '`count` must be a whole number, between 1 and 3.',
      '`name` must be text.',
      '`names` must be a list; begin each item with `- `.',
      'An item of `names` must be text; put it in quotes, or YAML reads it as something else.',
      '`mode` must be one of `"on"`, `"off"`.',
      '`time` has the wrong format. It must match ^\\d+S$.',
      '`path` must not be empty.',
    ]);
  });

  it('follows the target of an alias once', () => {
    const uses = Array.from({ length: 50 }, () => '*x').join(', ');
    const found = shown(`use: [&x { type: http }, ${uses}]\n`);
    assert.deepEqual(
      found.map((one) => one.split(' ')[0]),
      ['length', 'missing', 'missing'],
    );
  });

  it('names what is not known, and what was probably meant', () => {
    const [violation] = violations('nam: abc\n');
    assert.equal(violation?.unknown?.entry.name, 'nam');
    assert.equal(violation.unknown.better, 'name');
    assert.equal(violations('strange: abc\n')[0]?.unknown?.better, undefined);
  });

  it('names the keys that there are where they are few, and none of these twice', () => {
    const messages = violations('check: { type: tcp, port: 1, size: 1 }\n').map(({ message }) => message);
    assert.deepEqual(messages, ['`size` is not recognized here and is ignored; allowed are `type`, `port`.']);
    assert.match(violations('strange: abc\n')[0]?.message ?? '', /is ignored; remove it\.$/);
    const { unknown } = violations('check: { type: tcp, port: 1, ports: 1 }\n')[0] ?? {};
    assert.equal(unknown?.better, undefined);
  });

  it('names what is missing, and where it belongs', () => {
    const [violation] = violations('check: { type: tcp }\n');
    assert.equal(violation?.absent?.name, 'port');
    assert.equal(violation.absent.map.entries.length, 1);
  });
});

describe('narrowed', () => {
  const keysAt = (text: string, offset = text.length) =>
    Object.keys(
      propertyAt(narrowed(schema, rootOf(text), ['check'], offset), ['check'])?.schema.properties ?? {},
    );

  it('settles on the form that is written', () => {
    assert.deepEqual(keysAt('check: { type: tcp }'), ['type', 'port']);
    assert.deepEqual(keysAt('check: { type: http }'), ['type', 'path']);
  });

  it('is all forms in one while that is open', () => {
    for (const text of ['check:\n', 'check: { type: }', 'check: { type: udp }'])
      assert.deepEqual(keysAt(text), ['type', 'port', 'path'], text);
    const { choices } =
      propertyAt(narrowed(schema, rootOf('check: {}'), ['check', 'type'], 0), ['check', 'type'])?.schema ??
      {};
    assert.deepEqual(
      choices?.map(({ value }) => value),
      ['tcp', 'http'],
    );
  });

  it('goes through the item of a list that an offset is in', () => {
    const text = 'use:\n  - type: tcp\n  - type: http\n';
    const path = ['use', 0] as const;
    const itemAt = (offset: number) =>
      Object.keys(
        narrowed(schema, rootOf(text), path, offset).properties?.['use']?.schema.items?.properties ?? {},
      );
    assert.deepEqual(itemAt(text.indexOf('tcp')), ['type', 'port']);
    assert.deepEqual(itemAt(text.indexOf('http')), ['type', 'path']);
  });
});
