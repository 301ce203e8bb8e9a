import * as l10n from '@vscode/l10n';
import { plainWords } from '../../manifests/engine/plain-words';
import type { DeployFile } from '../deploy-file';
import type { PlanStep } from '../plan';

/** What a message says of a resource. */
export interface AboutResource {
  /** Its kind and its name. */
  readonly title: string;
  /** Paths of fields, or the reason in sentences. */
  readonly details: string;
}

/** What of an export is written, and what is said of it. */
export interface CheckedExport<Document> {
  readonly kept: readonly Document[];
  /** Resources that are not written, since deploying them would change them or be refused. */
  readonly leftOut: readonly AboutResource[];
  /** Values that are written and may be secrets. */
  readonly secrets: readonly AboutResource[];
}

/** How documents of an export are checked. */
export interface ExportForm<Document> {
  /** A file of one document. */
  fileOf(document: Document): DeployFile;
  titleOf(document: Document): string;
  /** Paths of values that may be secrets. */
  secretsIn(document: Document): readonly string[];
}

/**
 * Keeps the documents of an export that can be deployed and change nothing.
 *
 * @param steps What deploying each of them would do.
 */
export function checkExport<Document>(
  documents: readonly Document[],
  steps: ReadonlyMap<Document, PlanStep>,
  form: ExportForm<Document>,
): CheckedExport<Document> {
  const kept: Document[] = [];
  const leftOut: AboutResource[] = [];
  for (const document of documents) {
    const details = obstacleTo(form.fileOf(document), steps.get(document));
    if (details === undefined) kept.push(document);
    else leftOut.push({ title: form.titleOf(document), details });
  }
  const secrets = kept.flatMap((document) => {
    const paths = form.secretsIn(document);
    return paths.length === 0 ? [] : [{ title: form.titleOf(document), details: paths.join(', ') }];
  });
  return { kept, leftOut, secrets };
}

/** Why a document can't be in a file, in a sentence or more: it would be refused, or it would change something. */
function obstacleTo({ manifest }: DeployFile, step: PlanStep | undefined): string | undefined {
  const errors = manifest.findings().filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return errors.map(({ message }) => plainWords(message)).join(' ');
  if (step?.action === 'unchanged') return undefined;
  if (step?.reason !== undefined) return step.reason;
  const fields = (step?.changes ?? []).map(({ path }) => path).join(', ');
  return l10n.t('Deploying it would change it: {0}.', fields);
}
