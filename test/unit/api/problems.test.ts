import assert from 'node:assert/strict';
import * as Type from 'typebox';
import { Compile } from 'typebox/compile';
import { firstProblem } from '../../../api/problems';

const git = Type.Object({
  kind: Type.Literal('git'),
  url: Type.String(),
  depth: Type.Optional(Type.Integer()),
});
const image = Type.Object({
  kind: Type.Literal('image'),
  tag: Type.String({ pattern: '^[a-z]+$' }),
  pull: Type.Optional(
    Type.Union([
      Type.Object({ when: Type.Enum(['always', 'never']), secret: Type.String() }),
      Type.Literal('default'),
      Type.Null(),
    ]),
  ),
});
const source = Type.Union([git, image]);
const many = Type.Union(
  Array.from({ length: 20 }, (_, index) =>
    Type.Object({ kind: Type.Literal(`kind-${index}`), a: Type.String(), b: Type.String() }),
  ),
);

const planted = 'planted-value';
const cases: { name: string; schema: Type.TSchema; value: unknown; says: string }[] = [
  {
    name: 'the alternative that the discriminator names',
    schema: source,
    value: { kind: 'image', tag: planted },
    says: 'tag must match ^[a-z]+$',
  },
  {
    name: 'what that alternative lacks',
    schema: source,
    value: { kind: 'image', url: planted },
    says: 'tag is missing',
  },
  {
    name: 'all values of a discriminator that fits none',
    schema: source,
    value: { kind: planted, url: '' },
    says: 'kind must be one of git, image',
  },
  {
    name: 'several members that are missing',
    schema: many,
    value: { kind: 'kind-1' },
    says: 'a and b are missing',
  },
  {
    name: 'a discriminator that is missing',
    schema: source,
    value: { url: 7 },
    says: 'kind is missing',
  },
  {
    name: 'another member with listed values, not the discriminator of the others',
    schema: Type.Union([git, Type.Object({ kind: Type.Literal('zip'), mode: Type.Enum(['fast', 'small']) })]),
    value: { kind: 'zip', mode: planted },
    says: 'mode must be one of fast, small',
  },
  { name: 'the type of all alternatives', schema: source, value: planted, says: 'it must be object' },
  {
    name: 'a union inside the alternative that was meant',
    schema: source,
    value: { kind: 'image', tag: 'a', pull: { when: planted, secret: planted } },
    says: 'pull.when must be one of always, never',
  },
  {
    name: 'types and values of an inner union',
    schema: source,
    value: { kind: 'image', tag: 'a', pull: 5 },
    says: 'pull must be object, null, or must be default',
  },
  {
    name: 'an alternative among more than the library reports',
    schema: Type.Object({ list: Type.Array(many) }),
    value: {
      list: [
        { kind: 'kind-3', a: '', b: '' },
        { kind: 'kind-19', a: '', b: 1 },
      ],
    },
    says: 'list[1].b must be string',
  },
  {
    name: 'literals together',
    schema: Type.Union([Type.Literal('on'), Type.Literal('off'), Type.Enum(['auto', 'on'])]),
    value: planted,
    says: 'it must be one of on, off, auto',
  },
  {
    name: 'a number out of range beside a literal',
    schema: Type.Object({ limit: Type.Union([Type.Integer({ maximum: 100 }), Type.Literal(1000)]) }),
    value: { limit: 500 },
    says: 'limit must be <= 100, or must be 1000',
  },
  {
    name: 'a text where a number or one literal is wanted',
    schema: Type.Object({ limit: Type.Union([Type.Integer({ maximum: 100 }), Type.Literal(1000)]) }),
    value: { limit: planted },
    says: 'limit must be integer, or must be 1000',
  },
  {
    name: 'what is wrong with a value that may also be null',
    schema: Type.Object({ a: Type.Union([Type.Object({ b: Type.Integer() }), Type.Null()]) }),
    value: { a: { b: planted } },
    says: 'a.b must be integer',
  },
  {
    name: 'a pattern, not the other type',
    schema: Type.Union([Type.String({ pattern: '^a' }), Type.Integer()]),
    value: planted,
    says: 'it must match ^a',
  },
  {
    name: 'the first problem when there are several',
    schema: Type.Object({ a: Type.Integer(), b: Type.Object({ c: Type.Integer() }) }),
    value: { a: planted, b: { c: planted } },
    says: 'a must be integer',
  },
  {
    name: 'a member that does not belong',
    schema: Type.Record(Type.String({ pattern: '^[a-z]+$' }), Type.String(), { additionalProperties: false }),
    value: { a: planted, A: planted },
    says: 'A is not allowed here',
  },
];

describe('what is wrong with a value', () => {
  for (const { name, schema, value, says } of cases) {
    it(`is said of ${name}`, () => {
      const said = firstProblem(Compile(schema), value);
      assert.equal(said, says);
      assert.ok(!said.includes(planted));
    });
  }

  it('is nothing when all is well', () => {
    assert.equal(firstProblem(Compile(source), { kind: 'git', url: '' }), undefined);
  });

  it('leaves the library’s own limit as it was', () => {
    const validator = Compile(Type.Array(Type.Integer()));
    const before = validator.Errors(Array(50).fill('')).length;
    firstProblem(validator, Array(50).fill(''));
    assert.equal(validator.Errors(Array(50).fill('')).length, before);
  });
});
