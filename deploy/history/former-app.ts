import * as l10n from '@vscode/l10n';
import type { Former, RecordedDocument } from './run-record';

/**
 * What undoing the deployment of an app of LAIN needs: the version that runs.
 *
 * @param before The meta version before, undefined while it is not deployed; `after` likewise.
 */
export function formerOfApp(
  app: string,
  before: string | undefined,
  after: string | undefined,
  isRegistered = true,
): Former {
  return {
    before: before === undefined ? null : documentOf(app, before),
    after: after === undefined ? null : documentOf(app, after),
    lost: isRegistered ? [] : [l10n.t('The name {0} stays registered.', app)],
  };
}

function documentOf(name: string, version: string): RecordedDocument {
  return { apiVersion: 'lain/v1', kind: 'App', metadata: { name }, value: { version } };
}
