import { lainKind } from '../../manifests/kinds/lain/kind';
import type { DeployFile } from '../deploy-file';
import { fileOf, textOf } from '../export/export-manifest';
import type { RecordedDocument } from '../history/run-record';
import type { Undone } from './undone';

/** The API version of apps of LAIN, whose files name them only. */
const ofApps = 'lain/v1';

/** Whether a document stands for an app of LAIN. */
export function isApp({ apiVersion }: RecordedDocument): boolean {
  return apiVersion === ofApps;
}

/** A file that names an app of LAIN. */
export function appFile(app: string): DeployFile {
  const lainDialect = 'laincloud';
  const manifest = lainKind.open(`appname: ${JSON.stringify(app)}\n`, { lainDialect, fileName: 'lain.yaml' });
  return { path: undefined, title: app, manifest, lainDialect };
}

/** A file with documents of cloud manifests. */
export function documentFile(documents: readonly RecordedDocument[]): DeployFile {
  return fileOf(textOf(documents));
}

/** Files of all that was written, for the services that it was written to. */
export function filesOf(known: readonly Undone[]): readonly DeployFile[] {
  const documents = known.flatMap(({ former }) => former.before ?? former.after ?? []);
  const others = documents.filter((one) => !isApp(one));
  const apps = documents.filter(isApp).map(({ metadata }) => appFile(metadata['name'] ?? ''));
  return [...apps, ...(others.length > 0 ? [documentFile(others)] : [])];
}
