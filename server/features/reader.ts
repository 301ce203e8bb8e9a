import { ProtocolRequestType } from 'vscode-languageserver/node';
import { readerMethod } from '../protocol';
import type { ReaderParams, ReaderResult } from '../protocol';
import type { FeatureHost } from './feature';

export const readerRequest = new ProtocolRequestType<ReaderParams, ReaderResult | null, never, void, void>(
  readerMethod,
);

/** Answers engineRoom/reader, once the settings are known. */
export async function reader(
  { uri }: ReaderParams,
  { services, snapshot }: FeatureHost,
): Promise<ReaderResult | null> {
  await services.settingsKnown();
  return (await snapshot(uri))?.manifest.reader?.() ?? null;
}
