import assert from 'node:assert/strict';
import * as Type from 'typebox';
import { behaves } from '../../../../api/catalogue/field-behaviour';
import { compareFields } from '../../../../deploy/compare/compare-fields';
import { overlay } from '../../../../deploy/compare/overlay';
import { fromCatalogue } from '../../../../manifests/engine/schema/from-catalogue';

const source = { document: 'test', section: '1' };

const schema = fromCatalogue(
  Type.Object({
    text: Type.Optional(Type.String({ ...behaves({ absentAs: [''] }) })),
    kept: Type.Optional(Type.String({ ...behaves({ emptyKeeps: true }) })),
    fixed: Type.Optional(Type.String({ ...behaves({ changedBy: 'replacement' }) })),
    size: Type.Optional(Type.String({ ...behaves({ compare: 'quantity' }) })),
    wait: Type.Optional(Type.String({ ...behaves({ compare: 'duration' }) })),
    version: Type.Optional(Type.String({ ...behaves({ compare: 'numeric-text' }) })),
    uses: Type.Optional(Type.String({ ...behaves({ compare: 'comma-list' }) })),
    secret: Type.Optional(Type.String({ writeOnly: true })),
    seen: Type.Optional(Type.String({ ...behaves({ computed: 'always' }) })),
    map: Type.Optional(Type.Record(Type.String(), Type.String())),
    inner: Type.Optional(
      Type.Object({ one: Type.Optional(Type.String()), two: Type.Optional(Type.String()) }),
    ),
    order: Type.Optional(
      Type.Array(Type.Object({ name: Type.String(), more: Type.Optional(Type.String()) })),
    ),
    env: Type.Optional(
      Type.Array(Type.Object({ name: Type.String(), value: Type.String() }), {
        ...behaves({ compare: 'set', key: ['name'], addedEntries: { member: 'internal', value: true } }),
      }),
    ),
    scaled: Type.Optional(
      Type.Array(
        Type.Object({
          id: Type.String(),
          type: Type.String({ ...behaves({ compare: 'text-without-case' }) }),
        }),
        { ...behaves({ compare: 'set', key: ['type', 'id'], changedBy: ['patch'] }) },
      ),
    ),
  }),
  source,
);

function differences(wanted: object, live: object): string[] {
  return compareFields(wanted, live, schema).map(
    ({ path, from, to, changedBy }) =>
      `${path.join('.')} ${shown(from)} → ${shown(to)} by ${changedBy.toString()}`,
  );
}

function shown(value: unknown): string {
  return value === undefined ? '–' : JSON.stringify(value);
}

const same: readonly (readonly [string, object, object])[] = [
  ['what is not written', {}, { text: 'a', map: { a: 'b' }, env: [{ name: 'A', value: '1' }] }],
  ['an empty text and none', { text: '' }, {}],
  ['none and an empty list', { env: [] }, {}],
  ['quantities', { size: 'CUSTOM-10G:0.5C-0.25C:1Gi-0.5Gi' }, { size: 'CUSTOM-10G:500m-250m:1024Mi-512Mi' }],
  ['durations', { wait: '1S' }, { wait: 1000 }],
  ['numbers as texts', { version: '1' }, { version: 1 }],
  ['lists in a text', { uses: 'a,b' }, { uses: 'a, b' }],
  ['secrets, which are never read', { secret: 'new' }, {}],
  ['what the server decides', { seen: 'a' }, { seen: 'b' }],
  ['keys that others added', { map: { a: '1' } }, { map: { a: '1', b: '2' } }],
  ['parts that are not written', { inner: { one: '1' } }, { inner: { one: '1', two: '2' } }],
  [
    'sets in another order, with entries of the server',
    {
      env: [
        { name: 'B', value: '2' },
        { name: 'A', value: '1' },
      ],
    },
    {
      env: [
        { name: 'A', value: '1' },
        { name: 'X', value: '9', internal: true },
        { name: 'B', value: '2' },
      ],
    },
  ],
  [
    'the last of equal names',
    {
      env: [
        { name: 'A', value: '0' },
        { name: 'A', value: '1' },
      ],
    },
    { env: [{ name: 'A', value: '1' }] },
  ],
  [
    'keys of entries in another case',
    { scaled: [{ id: 'c', type: 'CCE' }] },
    { scaled: [{ id: 'c', type: 'cce', name: 'x' }] },
  ],
];

const different: readonly (readonly [string, object, object, string[]])[] = [
  ['a text', { text: 'a' }, { text: 'b' }, ['text "b" → "a" by update']],
  ['a text that is to be empty', { text: '' }, { text: 'b' }, ['text "b" → "" by update']],
  ['a fixed field', { fixed: 'a' }, { fixed: 'b' }, ['fixed "b" → "a" by replacement']],
  [
    'quantities',
    { size: 'CUSTOM-1G:1C' },
    { size: 'CUSTOM-1G:999m' },
    ['size "CUSTOM-1G:999m" → "CUSTOM-1G:1C" by update'],
  ],
  ['an explicitly empty map', { map: {} }, { map: { a: '1' } }, ['map {"a":"1"} → {} by update']],
  [
    'an explicitly empty list',
    { env: [] },
    { env: [{ name: 'A', value: '1' }] },
    ['env.[A] {"name":"A","value":"1"} → – by update'],
  ],
  [
    'a value in a set',
    { env: [{ name: 'A', value: '2' }] },
    { env: [{ name: 'A', value: '1' }] },
    ['env.[A].value "1" → "2" by update'],
  ],
  [
    'entries of a set with an operation of its own',
    { scaled: [{ id: 'd', type: 'cce' }] },
    { scaled: [{ id: 'c', type: 'cce' }] },
    [
      'scaled.[cce d] – → {"id":"d","type":"cce"} by patch',
      'scaled.[cce c] {"id":"c","type":"cce"} → – by patch',
    ],
  ],
  [
    'a field left out in a list with an order',
    { order: [{ name: 'a' }] },
    { order: [{ name: 'a', more: 'b' }] },
    ['order.[0].more "b" → null by update'],
  ],
  [
    'the order of a list with one',
    { order: [{ name: 'a' }, { name: 'b' }] },
    { order: [{ name: 'b' }, { name: 'a' }] },
    ['order.[0].name "b" → "a" by update', 'order.[1].name "a" → "b" by update'],
  ],
  ['a map where there is none', { inner: { one: '1' } }, {}, ['inner.one – → "1" by update']],
];

describe('the comparison of a resource with what is wanted', () => {
  for (const [what, wanted, live] of same) {
    it(`takes for the same: ${what}`, () => assert.deepEqual(differences(wanted, live), []));
  }
  for (const [what, wanted, live, expected] of different) {
    it(`sees ${what}`, () => assert.deepEqual(differences(wanted, live), expected));
  }

  it('marks a value that can’t be emptied', () => {
    const [one] = compareFields({ kept: '' }, { kept: 'a' }, schema);
    assert.equal(one?.isIgnored, true);
  });
});

describe('the body of an update that replaces the whole resource', () => {
  it('takes no member of all objects for one of a map', () => {
    const live = { map: { constructor: 'a' } };
    assert.deepEqual(overlay({ map: { b: 'c' } }, live, schema), { map: { constructor: 'a', b: 'c' } });
    assert.deepEqual(differences({ map: { constructor: 'a' } }, { map: {} }), [
      'map.constructor – → "a" by update',
    ]);
  });

  it('keeps what nobody wrote, without what the server added or decides', () => {
    const live = {
      text: 'a',
      seen: 'x',
      unknown: 1,
      fixed: null,
      map: { a: '1', b: '2' },
      env: [
        { name: 'A', value: '1', internal: true },
        { name: 'B', value: '2' },
      ],
      scaled: [{ id: 'c', type: 'cce', name: 'x' }],
    };
    assert.deepEqual(overlay({ map: { a: '3' } }, live, schema), {
      text: 'a',
      map: { a: '3', b: '2' },
      env: [{ name: 'B', value: '2' }],
      scaled: [{ id: 'c', type: 'cce' }],
    });
    assert.deepEqual(overlay({ env: [], map: {} }, live, schema), {
      text: 'a',
      map: {},
      env: [],
      scaled: [{ id: 'c', type: 'cce' }],
    });
  });
});
