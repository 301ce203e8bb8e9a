import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** `vscode` belongs to client/, `vscode-languageserver` to server/, `undici` to api/http (design: one folder, one border). */
const borders = {
  vscode: { name: 'vscode', message: 'Only client/ talks to the editor.' },
  languageServer: {
    regex: '^vscode-languageserver(/|$)',
    message: 'Only server/ speaks the language server protocol.',
  },
  languageClient: { regex: '^vscode-languageclient', message: 'Only client/ starts the language server.' },
  undici: { name: 'undici', message: 'Only api/http sends requests.' },
  reads: {
    regex: '/api/catalogue/',
    importNamePattern: '^(?:get|list|search|show)[A-Z]',
    message: 'Live things are read through the rows of resources/, once for all who need them.',
  },
  parser: {
    regex: '/parser/(?:yaml|json)(?:/|$)',
    message: 'Texts are read by parse() of parser/parse.ts; how it reads them is its own.',
  },
  kinds: { regex: '/kinds(/|$)', message: 'The engine knows no kind; kinds are handed to it.' },
};

function forbid(...names) {
  const chosen = names.map((name) => borders[name]);
  return {
    'no-restricted-imports': 'off',
    '@typescript-eslint/no-restricted-imports': [
      'error',
      { paths: chosen.filter((b) => b.name), patterns: chosen.filter((b) => b.regex) },
    ],
  };
}

export default defineConfig(
  globalIgnores(['node_modules', 'dist', 'out', '.editor', 'test/fixtures']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    // One program for all folders: one for each would read their sources again and again.
    languageOptions: {
      parserOptions: { project: 'tsconfig.lint.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    // Files and answers are texts of strangers: no pattern may take longer than in proportion to them.
    files: ['{api,parser,manifests,connections,resources,deploy,server,client,cli,sandbox}/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': 'error',
    },
  },
  { files: ['api/**/*.ts'], rules: forbid('vscode', 'languageServer', 'languageClient', 'parser') },
  {
    files: ['parser/**/*.ts'],
    rules: forbid('vscode', 'languageServer', 'languageClient', 'undici'),
  },
  {
    files: ['{manifests,connections,resources,sandbox,cli}/**/*.ts'],
    rules: forbid('vscode', 'languageServer', 'languageClient', 'undici', 'parser'),
  },
  {
    files: ['manifests/engine/**/*.ts'],
    rules: forbid('vscode', 'languageServer', 'languageClient', 'undici', 'parser', 'kinds'),
  },
  { files: ['server/**/*.ts'], rules: forbid('vscode', 'languageClient', 'undici', 'parser') },
  {
    files: ['deploy/**/*.ts'],
    rules: forbid('vscode', 'languageServer', 'languageClient', 'undici', 'parser', 'reads'),
  },
  { files: ['client/**/*.ts'], rules: forbid('languageServer', 'undici', 'parser', 'reads') },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-console': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        fetch: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
