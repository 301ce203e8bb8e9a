import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Prompts } from './prompts';

/**
 * Shows an address in full, and opens it in the browser or copies it, as the user chooses. False when it was neither.
 * Servers may have written the address: others than those of the web are refused, since they start programs.
 */
export async function leadToAddress(prompts: Prompts, title: string, address: string): Promise<boolean> {
  const isWeb = URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol);
  if (!isWeb) {
    await prompts.fail(l10n.t('{0} is not an address that a browser opens.', address));
    return false;
  }
  const { href } = new URL(address);
  const wish = await prompts.choose(title, [
    { label: l10n.t('Open in Browser'), detail: href, value: 'open' },
    { label: l10n.t('Copy Address'), detail: href, value: 'copy' },
  ]);
  if (wish === 'copy') await vscode.env.clipboard.writeText(href);
  return wish === 'open' ? vscode.env.openExternal(vscode.Uri.parse(href, true)) : wish !== undefined;
}
