import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutDocuments } from '../../../parser/documents';
import { parse } from '../../../parser/parse';
import type { Flavour } from '../../../parser/parse';
import { refusalsOf, yamlReaders } from './readers';
import { yamlTexts } from './texts';

const count = 12_000;
const seed = 5;

/**
 * Prints on how many changed manifests the parser and the real readers of YAML agree that a file is refused or not, and
 * writes those on which they do not to `yaml/differences.jsonl`. True where they differ on less than one in a hundred.
 */
export function compareReaders(out: string): boolean {
  const { readers, missing } = yamlReaders(out);
  for (const why of missing) console.log(`Skipped: ${why}`);
  const texts = yamlTexts(count, seed);
  const differences = readers.flatMap((reader) => {
    const found = refusalsOf(reader, texts).flatMap((refusal, index) => {
      const text = texts[index] ?? '';
      const ours = refusalOf(text, reader.flavour);
      return (ours === undefined) === (refusal === '') ? [] : [{ reader: reader.name, ours, refusal, text }];
    });
    const alarms = found.filter(({ ours }) => ours !== undefined).length;
    const agreed = texts.length - found.length;
    console.log(`${reader.name}: ${agreed} agree, ${alarms} false alarms, ${found.length - alarms} missed`);
    return found;
  });
  const lines = differences.map((one) => `${JSON.stringify(one)}\n`);
  writeFileSync(join(out, 'yaml/differences.jsonl'), lines.join(''));
  return differences.length <= (texts.length * readers.length) / 100;
}

/** The first problem of a file, as the readers take a file with several documents. */
function refusalOf(text: string, flavour: Flavour): string | undefined {
  const documents = flavour === 'yaml-1.1' ? [{ start: 0, end: text.length }] : cutDocuments(text);
  return documents.flatMap(({ start, end }) => parse(text.slice(start, end), flavour).problems)[0]?.code;
}
