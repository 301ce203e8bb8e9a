import assert from 'node:assert/strict';
import { cloudKind } from '../../../../../manifests/kinds/cloud/kind';
import { asManifest, inFile } from '../../../../../manifests/kinds/governance/rules/shared';
import { kieKind } from '../../../../../manifests/kinds/kie/kind';
import { defaultManifestOptions } from '../../../../../manifests/engine/manifest';
import type { ManifestKind } from '../../../../../manifests/engine/manifest';
import type { Finding } from '../../../../../manifests/engine/rules/rule';
import { microserviceKind } from '../../../../../manifests/kinds/microservice/kind';
import type { NameSource } from '../../../../../manifests/engine/names';
import { asMarkedJson } from './marked-json';

/** A row of a table of mistakes: what is written, with marks, and what is said of it where. */
export interface Mistake {
  readonly mistake: string;
  readonly text: string;
  /** `severity rule` of the finding at the mark; empty where nothing is to be said. */
  readonly server: string;
  readonly file: string;
  /** The text for a server, where its mark is another. `#spec` marks the word `spec` itself. */
  readonly serverText?: string;
  /** What JSON can't say, or says rightly: dates without quotes, keys that are not indented. */
  readonly onlyYaml?: true;
}

interface Place {
  readonly name: string;
  readonly fileName: string;
  readonly kind: ManifestKind;
  readonly marked: string;
  readonly expected: string;
}

/** The words for a kind of policies: in a manifest, in the path of the API where it is sent alone, and in a file. */
export interface KindWords {
  readonly manifest: string;
  readonly body?: string;
  readonly file: string;
}

/** One test for each row and place: the finding at the mark, and no other but information. */
export function describeMistakes(kinds: KindWords, rows: readonly Mistake[]): void {
  for (const row of rows)
    for (const place of placesOf(kinds, row))
      it(`${row.mistake}: in ${place.name}, ${place.expected || 'nothing'}`, () => checkPlace(place));
}

function placesOf({ manifest, body, file }: KindWords, row: Mistake): readonly Place[] {
  const { text, server, serverText, onlyYaml } = row;
  const onSpec = serverText?.startsWith('#spec') === true;
  const spec = (serverText ?? text).replace(/#spec\n?/, '');
  const yaml = asManifest(manifest, spec);
  const item = {
    key: `servicecomb.${file}.checkout`,
    labels: { environment: 'testing', app: 'shop' },
    value: text,
    value_type: 'text',
    status: 'enabled',
  };
  const places: Place[] = [
    {
      name: 'a manifest',
      fileName: 'checkout.cse.yaml',
      kind: cloudKind,
      marked: onSpec ? yaml.replace('\nspec', '\n«spec»') : yaml,
      expected: server,
    },
    {
      name: 'a block string',
      fileName: 'microservice.yaml',
      kind: microserviceKind,
      marked: inFile(file, text),
      expected: row.file,
    },
    {
      name: 'a configuration item',
      fileName: 'testing.kie.json',
      kind: kieKind,
      marked: JSON.stringify({ data: [item] }, null, 2),
      expected: row.file,
    },
  ];
  if (body === undefined || onlyYaml) return places;
  const key = onSpec ? '«"spec"»' : '"spec"';
  const selector = '{"environment": "testing", "app": "shop"}';
  const json = `{\n  "name": "checkout",\n  "selector": ${selector},\n  ${key}: ${asMarkedJson(spec)}\n}\n`;
  const fileName = `${body}.governance.json`;
  return [...places, { name: 'an API body', fileName, kind: cloudKind, marked: json, expected: server }];
}

function checkPlace({ fileName, kind, marked, expected }: Place, around?: NameSource): void {
  const { text, start, end } = unmarked(marked);
  assert.ok(kind.matches(fileName, text), `${fileName} is not taken for what it is:\n${text}`);
  const manifest = kind.open(text, { ...defaultManifestOptions, fileName });
  const found = [...manifest.findings(), ...(around ? manifest.crossFileFindings(around) : [])];
  checkFindings(found, expected, { text, start, end });
}

/** A text without its marks, and where they were. */
export function unmarked(marked: string) {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  return { text: marked.replace(/[«»]/g, ''), start, end };
}

/** Asserts the finding at the mark, and that there is no other but information. */
function checkFindings(
  findings: readonly Finding[],
  expected: string,
  { text, start, end }: { text: string; start: number; end: number },
): void {
  const shown = findings
    .filter(({ rule, severity }) => severity !== 'information' || expected.endsWith(rule))
    .map(
      ({ severity, rule, range }) =>
        `${severity} ${rule} ${range.start}: ${text.slice(range.start, range.end)}`,
    );
  assert.deepEqual(shown, expected === '' ? [] : [`${expected} ${start}: ${text.slice(start, end)}`], text);
}

/** Asserts the finding at the mark of a file of a name; with `around` also those of its names. */
export function checkMarked(fileName: string, marked: string, expected: string, around?: NameSource): void {
  const kinds = [cloudKind, kieKind, microserviceKind];
  const kind = kinds.find((one) => one.matches(fileName, marked));
  assert.ok(kind, fileName);
  checkPlace({ name: fileName, fileName, kind, marked, expected }, around);
}
