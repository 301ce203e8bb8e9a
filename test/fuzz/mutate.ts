import type { Random } from './random';

/** One edit, as an editor tells it: the text between two offsets becomes another one. */
export interface Edit {
  /** In words, for the report of a failure. */
  readonly what: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function applyEdit(text: string, { start, end, text: put }: Edit): string {
  return text.slice(0, start) + put + text.slice(end);
}

/** One of the ways in which texts come to harm; `other` is a text to take pieces from. */
type Mutation = (text: string, random: Random, other: string) => Omit<Edit, 'what'>;

/** What means something to YAML, to JSON, or to what is written in them. */
const tokens = [
  ...['\t', ' ', '  ', '\n', '\n\n', '\r', '\r\n', '\0', '\uFEFF', '\uD800', '\uDC00', '\u2028', '\u0085'],
  ...[
    ':',
    ': ',
    '- ',
    '? ',
    '#',
    ' # ',
    '|',
    '|+9\n',
    '>-',
    '&a ',
    '*a',
    '!!binary ',
    '!!str',
    '<<: *a\n',
    '%',
    '@',
  ],
  ...[
    '`',
    '"',
    "'",
    '\\',
    '\\u',
    '\\ud800',
    '{',
    '}',
    '[',
    ']',
    ',',
    '{"',
    '"}',
    '---\n',
    '\n---\n',
    '\n...\n',
  ],
  ...[
    '%YAML 1.3\n---\n',
    '~',
    'null',
    'yes',
    '0x1F',
    '1e999',
    '-0',
    '.inf',
    '.nan',
    '1_000',
    '08',
    '12:30:45',
  ],
  ...[
    '99999999999999999999999',
    '2001-12-14t21:59:43.10-05:00',
    '${X:',
    '{{ ',
    ' }}',
    '$random(',
    '中文',
    '😀',
  ],
  ...[
    '__proto__: 1\n',
    'constructor: 1\n',
    'toString',
    'hasOwnProperty: {}\n',
    '["__proto__"]',
    '(?<a',
    '((((',
    '[^',
  ],
  '<<<<<<< HEAD\n',
  '=======\n',
  '>>>>>>> theirs\n',
];

const mutations: Readonly<Record<string, Mutation>> = {
  'type a token': (text, random) => put(random.below(text.length + 1), random.pick(tokens)),
  'overwrite with a token': (text, random) => ({ ...stretch(text, random, 6), text: random.pick(tokens) }),
  'delete a stretch': (text, random) => ({ ...stretch(text, random, 40), text: '' }),
  'delete one character': (text, random) => ({ ...stretch(text, random, 1), text: '' }),
  'type one letter': (text, random) => put(random.below(text.length + 1), random.pick([...'ax19-_.:S'])),
  'cut off the rest': (text, random) => ({ start: random.below(text.length), end: text.length, text: '' }),
  'cut off the beginning': (text, random) => ({ start: 0, end: random.below(text.length), text: '' }),
  'repeat a line': (text, random) => {
    const line = lineAt(text, random);
    return put(line.end, text.slice(line.start, line.end));
  },
  'delete a line': (text, random) => ({ ...lineAt(text, random), text: '' }),
  'move a line': (text, random) => {
    const [one, next] = twoLines(text, random);
    return {
      start: one.start,
      end: next.end,
      text: text.slice(next.start, next.end) + text.slice(one.start, one.end),
    };
  },
  'indent a line': (text, random) =>
    put(lineAt(text, random).start, random.pick([' ', '  ', '\t', '      '])),
  'take a line to the margin': (text, random) => {
    const { start, end } = lineAt(text, random);
    return { start, end, text: text.slice(start, end).trimStart() };
  },
  'comment out a line': (text, random) => put(lineAt(text, random).start, '# '),
  'open a line below': (text, random) =>
    put(lineAt(text, random).end, random.pick(['  \n', 'a:\n', '  - \n', '    k'])),
  'replace a value': (text, random) => {
    const { start, end } = lineAt(text, random);
    const value = text.slice(start, end).search(/(?<=[:-] ).*$/m);
    const values = ['', '[]', '{}', '-1', 'true', '"x"', '1e999', '| \n', '*a', '"', '[1, {a: 2}]', '\n'];
    const from = value === -1 ? start : start + value;
    return {
      start: from,
      end: Math.max(from, text.endsWith('\n') ? end - 1 : end),
      text: random.pick(values),
    };
  },
  'put in a piece of another file': (text, random, other) => {
    const { start, end } = stretch(other, random, 300);
    return put(random.below(text.length + 1), other.slice(start, end));
  },
  'append another file': (text, random, other) =>
    put(text.length, random.pick(['\n---\n', '', '\n']) + other),
  'put all of it in itself': (text, random) => put(random.below(text.length + 1), text.slice(0, 20_000)),
  'repeat a token': (text, random) => put(random.below(text.length + 1), random.pick(tokens).repeat(200)),
  'end lines as Windows does': (text) => ({
    start: 0,
    end: text.length,
    text: text.replace(/\r?\n/g, '\r\n'),
  }),
  'begin with a byte order mark': () => put(0, '\uFEFF'),
  'leave both sides of a conflict': (text, random) => {
    const { start, end } = lineAt(text, random);
    const line = text.slice(start, end);
    return { start, end, text: `<<<<<<< HEAD\n${line}=======\n${line}>>>>>>> theirs\n` };
  },
};

/** A random edit of a text. */
export function mutate(text: string, random: Random, other: string): Edit {
  const [what, mutation] = random.pick(Object.entries(mutations));
  return { what, ...mutation(text, random, other) };
}

/** The edits that were tried at every offset: one token put in, and one character taken out. */
export function* editsEverywhere(text: string): Generator<Edit> {
  for (let at = 0; at <= text.length; at++) {
    const token = tokens[at % tokens.length] ?? '';
    yield { what: 'type a token', ...put(at, token) };
    if (at < text.length) yield { what: 'delete one character', start: at, end: at + 1, text: '' };
  }
}

function put(at: number, text: string): Omit<Edit, 'what'> {
  return { start: at, end: at, text };
}

function stretch(text: string, random: Random, longest: number): { start: number; end: number } {
  const start = random.below(text.length);
  return { start, end: Math.min(text.length, start + 1 + random.below(longest)) };
}

/** A line with its line break. */
function lineAt(text: string, random: Random): { start: number; end: number } {
  const at = random.below(text.length);
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: lineEnd(text, at) };
}

function twoLines(text: string, random: Random) {
  const first = lineAt(text, random);
  return [first, { start: first.end, end: lineEnd(text, first.end) }] as const;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}
