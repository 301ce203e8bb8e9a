import type { DocumentLink } from 'vscode-languageserver/node';
import { toRange } from '../convert';
import type { Snapshot } from '../snapshot';

/** Texts that lead to a web page or to a file beside the manifest. */
export function documentLinks({ uri, manifest }: Snapshot): DocumentLink[] {
  return manifest.links().flatMap(({ range, target }) => {
    const address = addressOf(target, uri);
    return address === undefined ? [] : [{ range: toRange(manifest, range), target: address }];
  });
}

/** Web addresses as they are, files from the folder of the manifest; nothing else, so that no link runs a command. */
function addressOf(target: string, uri: string): string | undefined {
  const address = URL.canParse(target, uri) ? new URL(target, uri) : undefined;
  return address && ['http:', 'https:', 'file:'].includes(address.protocol) ? address.href : undefined;
}
