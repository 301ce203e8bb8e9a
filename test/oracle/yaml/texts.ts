import { corpusSamples, ownSamples } from '../../fuzz/samples';
import { applyEdit, mutate } from '../../fuzz/mutate';
import { Random } from '../../fuzz/random';

/** What readers of YAML disagree on most: put in at random places. */
const pieces = [
  ...['&a ', '&a', '*a', ' *a', '*b ', '<<: *a\n', '<<: [*a, *a]\n', '<<: x\n', '<<: [x]\n', '"<<": 1\n'],
  ...['!x ', '!!str ', '!!int ', '!!float ', '!!bool ', '!!null ', '!!binary ', '!!set ', '!<a> ', '!a!b '],
  ...[
    '!include x',
    '!!python/object:os.system ',
    '! ',
    '!',
    '%YAML 1.1\n---\n',
    '%YAML 1.3\n---\n',
    '%x\n---\n',
  ],
  ...['\t', ' \t', '\n\t', ':\t', '-\t', '\t#', '\u0001', '\u007f', '\u0085', '\u2028', '\uFEFF', '😀', '\r'],
  ...['=', ' =', '@', '`', '%', '|', '>', '|2', '|+\n', '>-\n  a\n', '|x', '|1\n', '|-1\n', '>9\n'],
  ...['? ', '? a\n: b\n', '? [a]\n: b\n', '[a]: b\n', '{a: b}: c\n', '*a : b\n', '- ', '-', ': ', ':', '::'],
  ...['{', '}', '[', ']', ',', ', ', '{a}', '{a, b}', '[a: b]', '[,]', '[a,]', '{a: b,}', '{a:b}', '{"a":b}'],
  ...[
    '[a:b]',
    '[http://x]',
    '[a?b]',
    '{?a: b}',
    '{{ x }}',
    '{% if %}\n',
    '"a"b',
    '"a" b',
    "'a'b",
    '"a"#b',
    '#',
    ' #',
  ],
  ...[
    '"',
    "'",
    "'''",
    '\\',
    '"\\x"',
    '"\\q"',
    '"\\u12"',
    '"\\/"',
    '"a\\\n b"',
    '"a\n b"',
    "'a\nb'",
    '"a\n\n  b"',
  ],
  ...[
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\n  ',
    '\n---\n',
    '\n...\n',
    '\n--- a\n',
    '\n... a\n',
    '---\n',
    '--- |\n a\n',
  ],
  ...[
    '0x',
    '0b',
    '08',
    '0o7',
    '1_0',
    '1:2',
    '!!int x',
    '!!float x',
    '2001-1-1',
    '2001-13-41',
    '~',
    'null',
    '.inf',
  ],
];

type Change = (text: string, random: Random) => string;

const changes: readonly Change[] = [
  (text, random) => putAt(text, random.below(text.length + 1), random.pick(pieces)),
  (text, random) => putAt(text, lineStart(text, random), random.pick(pieces)),
  (text, random) => putAt(text, valueStart(text, random), random.pick(pieces)),
  (text, random) => {
    const at = valueStart(text, random);
    const end = text.indexOf('\n', at);
    return text.slice(0, at) + random.pick(pieces) + (end === -1 ? '' : text.slice(end));
  },
  (text, random) => applyEdit(text, mutate(text, random, text)),
];

/** Texts of manifests with one to three mistakes, each once; the same for the same number. */
export function yamlTexts(count: number, seed: number): readonly string[] {
  const random = new Random(seed);
  const samples = [...ownSamples(), ...corpusSamples()].map(({ text }) => text).filter(isShort);
  const texts = new Set(samples);
  while (texts.size < count) {
    let text = random.pick(samples);
    for (let more = 1 + random.below(3); more > 0; more--) text = random.pick(changes)(text, random);
    if (isShort(text)) texts.add(text);
  }
  return [...texts];
}

/** Short enough to be looked at, and possible in UTF-8. */
function isShort(text: string): boolean {
  return text.length > 0 && text.length < 4000 && Buffer.from(text).toString() === text;
}

function putAt(text: string, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at);
}

function lineStart(text: string, random: Random): number {
  const at = text.lastIndexOf('\n', random.below(text.length)) + 1;
  return at + (/^ */.exec(text.slice(at))?.[0].length ?? 0);
}

/** After a colon or a dash and its space. */
function valueStart(text: string, random: Random): number {
  const from = random.below(text.length);
  const found = text.slice(from).search(/(?<=[:-] )/);
  return found === -1 ? from : from + found;
}
