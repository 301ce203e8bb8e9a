import * as vscode from 'vscode';

/** Extensions that serve whole languages, in which some files are ours: they show syntax errors and an outline. */
const servingExtensions: Readonly<Record<string, readonly string[]>> = {
  json: ['vscode.json-language-features'],
  yaml: ['redhat.vscode-yaml'],
};

/** Extensions that format those languages without serving them otherwise. */
const formattingExtensions: Readonly<Record<string, readonly string[]>> = {
  json: ['esbenp.prettier-vscode', 'prettier.prettier-vscode'],
  yaml: ['esbenp.prettier-vscode', 'prettier.prettier-vscode'],
};

/** What other extensions do for the languages in which some files are ours, so that nothing is shown or offered twice. */
export interface OtherSupport {
  readonly servedByOthers: readonly string[];
  readonly formattedByOthers: readonly string[];
}

/** Looks at what is installed and enabled in this window now; `vscode.extensions.onDidChange` says when to look again. */
export function otherSupport(): OtherSupport {
  const servedByOthers = languagesOf(servingExtensions);
  const formattedByOthers = [...new Set([...servedByOthers, ...languagesOf(formattingExtensions)])];
  return { servedByOthers, formattedByOthers };
}

function languagesOf(extensions: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(extensions)
    .filter(([, ids]) => ids.some((id) => vscode.extensions.getExtension(id) !== undefined))
    .map(([language]) => language);
}
