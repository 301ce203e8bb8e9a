import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ruleScheme } from './rule-link';
import type { Services } from './services';

type Host = Pick<Services, 'context' | 'prompts'>;

/** Shows the page of a rule as a Markdown preview; asks which where `rule` is none. */
export async function showRule({ context, prompts }: Host, rule: unknown): Promise<void> {
  const pages = await readPages(context);
  const id =
    typeof rule === 'string' && pages.has(rule)
      ? rule
      : await prompts.choose(
          l10n.t('Show Rule'),
          [...pages].map(([value, text]) => ({ value, label: value, detail: summaryIn(text) })),
        );
  if (id === undefined) return;
  const page = vscode.Uri.from({ scheme: ruleScheme, path: `/${id}.md` });
  await vscode.commands.executeCommand('markdown.showPreview', page);
}

/** The text of a page by its address; undefined when there is no such rule. */
export async function textOfPage(
  { context }: Pick<Services, 'context'>,
  page: vscode.Uri,
): Promise<string | undefined> {
  return (await readPages(context)).get(page.path.replace(/^\/|\.md$/g, ''));
}

/** The pages by the ids of their rules, in the language of the editor. */
async function readPages({ extensionUri }: vscode.ExtensionContext): Promise<ReadonlyMap<string, string>> {
  const name = vscode.env.language === 'zh-cn' ? 'rules.zh-cn.md' : 'rules.md';
  const book = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', name));
  const [, ...parts] = new TextDecoder().decode(book).split(/^<!-- rule (\S+) -->\n\n/m);
  const pages = new Map<string, string>();
  for (let at = 0; at < parts.length; at += 2) pages.set(parts[at] ?? '', parts[at + 1] ?? '');
  return pages;
}

/** The second paragraph, without its marks. */
function summaryIn(text: string): string {
  return (text.split('\n\n')[1] ?? '').replace(/\*\*|`/g, '');
}
