import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, Registry, parseRawGrammar } from 'vscode-textmate';
import type { IGrammar, IRawGrammar } from 'vscode-textmate';
import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { plainYaml } from './plain-yaml';

const root = path.join(import.meta.dirname, '../../..');
const editor = path.join(root, '.editor');
const extensions = path.join(editor, 'node_modules/code-server/lib/vscode/extensions');

const Contributions = Type.Object({
  contributes: Type.Object({
    grammars: Type.Array(
      Type.Object({
        scopeName: Type.String(),
        path: Type.String(),
        injectTo: Type.Optional(Type.Array(Type.String())),
      }),
    ),
  }),
});

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The grammars that the extension contributes, as the editor reads them. */
export const contributedGrammars = Value.Parse(Contributions, readJson(path.join(root, 'package.json')))
  .contributes.grammars;

function grammarsIn(folder: string, names: readonly string[]): readonly [string, string][] {
  return names.map((name) => {
    const file = path.join(extensions, folder, 'syntaxes', `${name}.tmLanguage.json`);
    const { scopeName } = Value.Parse(Type.Object({ scopeName: Type.String() }), readJson(file));
    return [scopeName, file];
  });
}

/** Grammars of YAML and JSON that ours build on. */
export interface Base {
  readonly title: string;
  /** Whether its files are there: the editor may not be installed. */
  readonly isThere: boolean;
  readonly files: () => ReadonlyMap<string, string>;
}

const json = {
  scopeName: 'source.json',
  patterns: [{ name: 'string.quoted.double.json', begin: '"', end: '"' }],
};

/** A minimal grammar, and the editor's own. */
export const bases: readonly Base[] = [
  { title: 'on a minimal grammar of YAML', isThere: true, files: () => new Map() },
  {
    title: 'on the grammar of the editor',
    isThere: existsSync(path.join(editor, 'installed.txt')),
    files: editorGrammars,
  },
];

function editorGrammars(): ReadonlyMap<string, string> {
  const yaml = ['yaml', 'yaml-1.0', 'yaml-1.1', 'yaml-1.2', 'yaml-1.3', 'yaml-embedded'];
  return new Map([...grammarsIn('yaml', yaml), ...grammarsIn('json', ['JSON'])]);
}

/** Makes a grammar with all that is injected into it. */
export async function loadGrammar(scopeName: string, base: Base): Promise<IGrammar> {
  const wasm = readFileSync(path.join(root, 'node_modules/vscode-oniguruma/release/onig.wasm'));
  await loadWASM({ data: wasm });
  const files = base.files();
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: (name) => Promise.resolve(rawGrammar(name, files)),
    getInjections: (name) =>
      contributedGrammars
        .filter((grammar) => grammar.injectTo?.includes(name))
        .map((grammar) => grammar.scopeName),
  });
  const grammar = await registry.loadGrammar(scopeName);
  assert.ok(grammar, `There is no grammar ${scopeName}.`);
  return grammar;
}

function rawGrammar(name: string, files: ReadonlyMap<string, string>): IRawGrammar | null {
  const own = contributedGrammars.find(({ scopeName }) => scopeName === name);
  const file = own ? path.join(root, own.path) : files.get(name);
  if (file !== undefined) return parseRawGrammar(readFileSync(file, 'utf8'), file);
  const stub = [plainYaml, json].find(({ scopeName }) => scopeName === name);
  return stub ? parseRawGrammar(JSON.stringify(stub), `${name}.json`) : null;
}

/** A piece of a line and its scopes, from the outermost to the innermost. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly scopes: readonly string[];
}

/** The tokens of a text; their starts count from the start of the text. */
export function tokensOf(grammar: IGrammar, text: string): readonly Token[] {
  const tokens: Token[] = [];
  let state = INITIAL;
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const result = grammar.tokenizeLine(line, state);
    for (const { startIndex, endIndex, scopes } of result.tokens)
      tokens.push({ text: line.slice(startIndex, endIndex), start: lineStart + startIndex, scopes });
    state = result.ruleStack;
    lineStart += line.length + 1;
  }
  return tokens;
}

/** The tokens between « and » that are more than white space. */
export function markedTokens(grammar: IGrammar, marked: string): readonly Token[] {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  assert.ok(start >= 0 && end > start, 'The sample has no « » in it.');
  return tokensOf(grammar, marked.replace(/[«»]/g, '')).filter(
    (token) => token.text.trim() !== '' && token.start < end && token.start + token.text.length > start,
  );
}
