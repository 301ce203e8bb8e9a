import type { DocumentLink } from 'vscode-languageserver/node';
import { toRange } from '../convert';
import type { Snapshot } from '../snapshot';

/** Links to web pages and to files beside the manifest. */
export function documentLinks({ uri, manifest }: Snapshot): DocumentLink[] {
  return manifest.links().flatMap(({ range, target }) => {
    const address = addressOf(target, uri);
    return address === undefined ? [] : [{ range: toRange(manifest, range), target: address }];
  });
}

/** Web addresses unchanged, files relative to the manifest's folder; nothing else, so that no link runs a command. */
function addressOf(target: string, uri: string): string | undefined {
  const address = URL.canParse(target, uri) ? new URL(target, uri) : undefined;
  return address && ['http:', 'https:', 'file:'].includes(address.protocol) ? address.href : undefined;
}
