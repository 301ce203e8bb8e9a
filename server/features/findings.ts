import { ProtocolRequestType } from 'vscode-languageserver/node';
import { plainWords } from '../../manifests/engine/plain-words';
import { findingsMethod } from '../protocol';
import type { FindingsParams, FindingsResult } from '../protocol';
import type { FeatureHost } from './feature';

export const findingsRequest = new ProtocolRequestType<
  FindingsParams,
  FindingsResult | null,
  never,
  void,
  void
>(findingsMethod);

/**
 * Answers engineRoom/findings. Waits until the settings are known, the workspace has been scanned and the live names
 * have arrived (briefly): diagnostics are updated later, but this answer is acted upon.
 */
export async function findings(
  { uri }: FindingsParams,
  { services, snapshot }: FeatureHost,
): Promise<FindingsResult | null> {
  const { diagnostics, settingsKnown, namesInScope, workspace } = services;
  await settingsKnown();
  await workspace.ready();
  await workspace.settle();
  const names = namesInScope(uri);
  (await snapshot(uri))?.manifest.crossFileFindings(names);
  await names.waitForLive();

  const current = await snapshot(uri);
  if (current === undefined || current.version === null) return null;
  const { lines } = current.manifest;
  return {
    version: current.version,
    findings: diagnostics.findings(current).map(({ rule, severity, message, range }) => {
      return {
        rule,
        severity,
        message: plainWords(message),
        range: { start: lines.positionAt(range.start), end: lines.positionAt(range.end) },
      };
    }),
  };
}
