import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import type { InitializeParams } from 'vscode-languageserver/node';
import { describeError } from './run-safely';
import type { ClientOptions } from './settings';

/** The folder of this program, which has the pages of the rules, and whose neighbour has the translations. */
const folder = import.meta.dirname;

/**
 * Sets the language of all texts: that of the bundle which the client names, else that of its locale. Texts stay English when
 * there is no translation or it can't be read.
 */
export function speakLanguageOf(
  { locale }: Pick<InitializeParams, 'locale'>,
  { l10nBundle }: Pick<ClientOptions, 'l10nBundle'>,
  logError: (text: string) => void,
): void {
  const own = isChinese(locale) ? path.join(folder, '../l10n/bundle.l10n.zh-cn.json') : undefined;
  const bundle = l10nBundle === undefined ? own : pathOfBundle(l10nBundle, logError);
  if (bundle === undefined) return;
  try {
    l10n.config({ fsPath: bundle });
  } catch (error) {
    logError(`Reading the translation ${bundle}: ${describeError(error)}`);
  }
}

/** Where a client finds the page of a rule; undefined for a client that shows no such links. */
export function ruleLinksFor(
  { capabilities, locale }: Pick<InitializeParams, 'capabilities' | 'locale'>,
  { rulePageCommand }: Pick<ClientOptions, 'rulePageCommand'>,
): (rule: string) => string | undefined {
  if (capabilities.textDocument?.publishDiagnostics?.codeDescriptionSupport !== true) return () => undefined;
  if (rulePageCommand !== undefined)
    return (rule) => `command:${rulePageCommand}?${encodeURIComponent(JSON.stringify([rule]))}`;
  const book = path.join(folder, isChinese(locale) ? 'rules.zh-cn.md' : 'rules.md');
  if (!existsSync(book)) return () => undefined;
  const address = pathToFileURL(book).href;
  return (rule) => `${address}#${headingOf(rule)}`;
}

/** Simplified Chinese, as editors write it: `zh-cn`, `zh-CN`, `zh_CN.UTF-8`, `zh-Hans`, `zh`. */
function isChinese(locale: string | undefined): boolean {
  return /^zh(?:$|[-_.](?!tw|hk|mo|hant))/i.test(locale ?? '');
}

/** The fragment of the heading `lain/port`, as Markdown viewers make it. */
function headingOf(rule: string): string {
  return rule.replaceAll('/', '');
}

function pathOfBundle(uri: string, logError: (text: string) => void): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch (error) {
    logError(`Reading the translation ${uri}: ${describeError(error)}`);
    return undefined;
  }
}
