import * as vscode from 'vscode';

/** Extensions that support languages in which some files are manifests: they show syntax errors and an outline. */
const servingExtensions: Readonly<Record<string, readonly string[]>> = {
  json: ['vscode.json-language-features'],
  yaml: ['redhat.vscode-yaml'],
};

/** Extensions that only format those languages. */
const formattingExtensions: Readonly<Record<string, readonly string[]>> = {
  json: ['esbenp.prettier-vscode', 'prettier.prettier-vscode'],
  yaml: ['esbenp.prettier-vscode', 'prettier.prettier-vscode'],
};

/** What other extensions provide for the languages of manifests, so that nothing is shown or offered twice. */
export interface OtherSupport {
  readonly servedByOthers: readonly string[];
  readonly formattedByOthers: readonly string[];
}

/** Looks at the extensions enabled in this window; call it again after `vscode.extensions.onDidChange`. */
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
