import type * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';

/** The program of yaml-language-server; filled in when the extension is bundled. */
declare const yamlServer: string;

/** A general extension for YAML, as the most used one is: all that yaml-language-server does, for every YAML file. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const client = new LanguageClient(
    'yaml',
    'YAML',
    { command: process.execPath, args: [yamlServer, '--stdio'] },
    { documentSelector: [{ language: 'yaml' }], synchronize: { configurationSection: ['yaml', 'editor'] } },
  );
  context.subscriptions.push(client);
  await client.start();
}
