import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as Type from 'typebox';
import { Value } from 'typebox/value';

const root = path.join(import.meta.dirname, '../../..');

const Contributions = Type.Object({
  contributes: Type.Object({
    snippets: Type.Array(Type.Object({ language: Type.String(), path: Type.String() })),
  }),
});

const Snippets = Type.Record(
  Type.String(),
  Type.Object(
    {
      prefix: Type.String(),
      description: Type.String(),
      include: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
      body: Type.Array(Type.String(), { minItems: 1 }),
    },
    { additionalProperties: false },
  ),
);

/** A snippet of the extension, as the editor reads it. */
export interface ContributedSnippet {
  readonly file: string;
  readonly language: string;
  readonly name: string;
  readonly prefix: string;
  readonly description: string;
  readonly include: readonly string[];
  readonly body: string;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}

/** What a file in `snippets/` says. */
export function readSnippets(file: string): Type.Static<typeof Snippets> {
  return Value.Parse(Snippets, readJson(path.join('snippets', file)));
}

/** All snippets that package.json contributes. */
export function contributedSnippets(): readonly ContributedSnippet[] {
  const { contributes } = Value.Parse(Contributions, readJson('package.json'));
  return contributes.snippets.flatMap(({ language, path: file }) =>
    Object.entries(readSnippets(path.basename(file))).map(([name, snippet]) => ({
      ...snippet,
      file: path.basename(file),
      language,
      name,
      include: snippet.include ?? [],
      body: snippet.body.join('\n'),
    })),
  );
}

/** A snippet once for every choice that it offers: each time with another one in the first place, which is the default. */
export function withEachChoice(snippet: string): readonly string[] {
  const choices = [...snippet.matchAll(/\$\{(\d+)\|([^|]*)\|\}/g)];
  const others = choices.flatMap(([whole, number = '', list = '']) =>
    list
      .split(',')
      .slice(1)
      .map((value) => snippet.replace(whole, () => `\${${number}|${value}|}`)),
  );
  return [snippet, ...others];
}
