/** A text that is made to do harm. */
export interface HostileText {
  readonly what: string;
  readonly text: string;
}

const deep = 10_000;
const million = 1_000_000;
const large = 100_000;

/** Every hostile text as a whole file, and, unless it is large, in a place where texts of others stand in our files. */
export function hostileTexts(): readonly HostileText[] {
  const texts = [
    ...nested,
    ...aliases(),
    ...longLines,
    ...longContents(),
    ...characters,
    ...manyOfOne(),
    ...unfinished,
  ];
  const placed = texts
    .filter(({ text }) => text.length < large)
    .map(({ what, text }, index) => {
      const [where, around] = places[index % places.length] ?? ['alone', String];
      return { what: `${what} ${where}`, text: around(text) };
    });
  return [...texts, ...placed];
}

const places: readonly (readonly [where: string, around: (text: string) => string])[] = [
  ['in a policy', (text) => `servicecomb:\n  matchGroup:\n    a: |\n${indent(text, 6)}\n`],
  ['as a policy', (text) => `servicecomb:\n  matchGroup:\n    a:\n${indent(text, 6)}\n`],
  ['in a manifest', (text) => `apiVersion: cse/v3\nkind: MatchGroup\nspec:\n${indent(text, 2)}\n`],
  ['in a proc', (text) => `appname: a\nweb:\n${indent(text, 2)}\n`],
  ['in an item', (text) => JSON.stringify({ data: [{ key: 'servicecomb.matchGroup.a', value: text }] })],
  ['as items', (text) => `{"data": ${text}`],
];

function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

const nested: readonly HostileText[] = [
  { what: 'deep lists', text: '['.repeat(deep) },
  { what: 'deep closed lists', text: '['.repeat(deep) + ']'.repeat(deep) },
  { what: 'deep maps', text: '{a: '.repeat(deep) },
  { what: 'deep JSON', text: `${'{"a":['.repeat(deep)}1${']}'.repeat(deep)}` },
  { what: 'deep JSON that never closes', text: '{"data":[{"labels":'.repeat(deep) },
  { what: 'dashes in a row', text: `${'- '.repeat(deep)}x` },
  { what: 'question marks in a row', text: `${'? '.repeat(deep)}x` },
  {
    what: 'deep block maps',
    text: Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  },
  { what: 'deep parentheses', text: `a: ${'('.repeat(deep)}` },
  { what: 'deep templates', text: `a: ${'{{ '.repeat(deep)}` },
  { what: 'deep placeholders', text: `a: ${'${a:'.repeat(deep)}` },
];

function aliases(): readonly HostileText[] {
  const level = (name: string, of: string): string =>
    `${name}: &${name} [${Array(10).fill(`*${of}`).join(', ')}]`;
  const bomb = ['a: &a [x]', ...[...'bcdefghij'].map((name, i) => level(name, 'abcdefghi'.charAt(i)))].join(
    '\n',
  );
  const chain = Array.from({ length: 300 }, (_, i) => `m${i + 1}: &m${i + 1}\n  <<: *m${i}\n  x${i}: 1`);
  return [
    { what: 'an alias bomb', text: bomb },
    { what: 'an alias bomb of merges', text: bomb.replace(/^(\w): (&\w) (\[.*\])$/gm, '$1: $2\n  <<: $3') },
    { what: 'an alias of itself', text: 'a: &a [*a, {b: *a}]\nc: &c {<<: *c}' },
    { what: 'merges of merges', text: ['m0: &m0\n  k: 1', ...chain].join('\n') },
    { what: 'anchors on nothing', text: '&a &b &c *d\n'.repeat(2000) },
  ];
}

const longLines: readonly HostileText[] = [
  { what: 'a long value', text: `cmd: ${'x'.repeat(million)}` },
  { what: 'a long line of words', text: `cmd: ${'x '.repeat(million / 2)}` },
  { what: 'a long key', text: `${'k'.repeat(million)}: 1` },
  { what: 'a long comment', text: `a: 1\n#${' x'.repeat(million / 2)}` },
  { what: 'a long quoted text', text: `a: "${'\\u0041'.repeat(million / 6)}"` },
  { what: 'a long text of single quotes', text: `a: '${"''".repeat(million / 2)}'` },
  { what: 'a long list in a line', text: `a: [${'1, '.repeat(20_000)}]` },
  {
    what: 'a long map in a line',
    text: `a: {${Array.from({ length: 10_000 }, (_, i) => `k${i}: 1`).join(', ')}}`,
  },
  { what: 'a long run of spaces', text: `a:${' '.repeat(million)}b` },
  { what: 'a long run of tabs', text: `a: b${'\t'.repeat(100_000)}c\n` },
  { what: 'a long line of placeholders', text: `a: ${'${0:'.repeat(20_000)}` },
  {
    what: 'a long number in a duration',
    text: `servicecomb:\n  rateLimiting:\n    a: |\n      limitRefreshPeriod: ${'0'.repeat(50_000)}x\n`,
  },
  { what: 'a long number', text: `a: ${'9'.repeat(100_000)}` },
  { what: 'a long version', text: `version: ${'1.'.repeat(50_000)}` },
  { what: 'a long duration', text: `slidingWindowSize: ${'1M'.repeat(50_000)}` },
];

/** Long runs of one sign in values that are read by their type. */
function longContents(): readonly HostileText[] {
  const contents: Readonly<Record<string, readonly string[]>> = {
    xml: ['<"'.repeat(5000), '<a '.repeat(5000), '<!--'.repeat(5000), `<a>${'&'.repeat(10_000)}</a>`],
    ini: ['['.repeat(20_000), `a${' '.repeat(20_000)}b`, 'a=${'.repeat(5000)],
    properties: ['\\'.repeat(20_000), `a${' '.repeat(20_000)}b`, '\\u'.repeat(5000)],
    yaml: ['# a\r\n'.repeat(5000), ' \r'.repeat(10_000), 'a: ${'.repeat(5000)],
    json: ['{"a":'.repeat(5000), '/*'.repeat(10_000), `[${' '.repeat(20_000)}`],
  };
  return Object.entries(contents).flatMap(([type, texts]) =>
    texts.map((value, index) => ({
      what: `long ${type} ${index}`,
      text: JSON.stringify({ data: [{ key: 'a', value, value_type: type }] }),
    })),
  );
}

const characters: readonly HostileText[] = [
  { what: 'lone surrogates', text: 'a\uD800: \uDC00\n\uDFFF: "\uD83D"\n' },
  { what: 'escaped lone surrogates', text: '{"data": [{"key": "\\ud800", "value": "\\udc00"}]}' },
  { what: 'NUL bytes', text: '\0a: \0\n\0: \0b\n' },
  { what: 'binary bytes', text: `\0\u0001ELF\u0002\0${'\uFFFD\0'.repeat(2000)}` },
  { what: 'byte order marks', text: '\uFEFF\uFEFFa: \uFEFF1\n---\n\uFEFFb: 2\n' },
  { what: 'Windows line ends', text: 'a:\r\n  b: |\r\n    c\r\n\r\n  d: "e\r\n    f"\r\n' },
  { what: 'old line ends', text: 'a:\r  b: 1\r---\rc: 2\r' },
  { what: 'odd line ends', text: 'a: 1\u2028b: 2\u2029c: 3\u0085d: 4\v\f' },
  { what: 'tabs', text: '\ta:\n\t\tb: 1\n  \tc:\t2\t\n\t- \td\n' },
  {
    what: 'names of prototypes',
    text: '__proto__: {a: 1}\nconstructor: 1\ntoString: 2\n"hasOwnProperty": []\n',
  },
];

function manyOfOne(): readonly HostileText[] {
  return [
    { what: 'many colons', text: ':'.repeat(50_000) },
    { what: 'many quotes', text: '"'.repeat(20_000) },
    { what: 'many documents', text: '---\n'.repeat(5000) },
    { what: 'many empty lines', text: '\n'.repeat(100_000) },
    { what: 'many lines of Windows', text: '# a licence\r\n'.repeat(5000) + 'a: 1\r\n' },
    {
      what: 'many lines of Windows before a mark',
      text: '# a licence\r\n \r\n'.repeat(2000) + '---\r\na: 1\r\n',
    },
    { what: 'many old line ends', text: '# a\ra \r'.repeat(20_000) },
    { what: 'many tags', text: '! '.repeat(5000) },
    { what: 'many directives', text: '%YAML 1.2\n'.repeat(5000) },
    { what: 'one key many times', text: 'a: 1\n'.repeat(5000) },
    { what: 'many block texts', text: Array.from({ length: 1500 }, (_, i) => `k${i}: |\n  a: [\n`).join('') },
    { what: 'many conflicts', text: '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> theirs\n'.repeat(1000) },
    {
      what: 'many items',
      text: `{"data": [${'{"key": "a", "value": "{", "value_type": "json"},'.repeat(1000)}`,
    },
  ];
}

const unfinished: readonly HostileText[] = [
  { what: 'nothing', text: '' },
  { what: 'a space', text: ' ' },
  { what: 'a quote that never closes', text: `a: "${'b\n'.repeat(5000)}` },
  { what: 'a list that never closes', text: `a: [\n${'b,\n'.repeat(5000)}` },
  { what: 'a JSON text that never closes', text: `{"data": [{"key": "a", "value": "${'b\n'.repeat(5000)}` },
  { what: 'a block text of nothing', text: 'a: |' },
  { what: 'a dash', text: '-' },
  { what: 'a document mark', text: '---' },
];
