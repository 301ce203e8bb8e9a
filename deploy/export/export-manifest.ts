import * as l10n from '@vscode/l10n';
import pLimit from 'p-limit';
import { cloudKind } from '../../manifests/kinds/cloud/kind';
import { kindNamed } from '../../manifests/kinds/cloud/kinds';
import { maxTextLength } from '../../parser/limits';
import { yamlText } from '../../resources/documents/yaml-text';
import type { DeployFile } from '../deploy-file';
import { makePlan } from '../make-plan';
import type { PlanStep } from '../plan';
import { checkExport, type CheckedExport } from './check-export';
import type { LiveResource, LiveResources } from './live-resources';
import { manifestValue, maskedValue, secretPaths } from './manifest-value';

/** A live resource as a document of a manifest. */
export interface ExportedDocument {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** The members beside `metadata`, such as `spec`. */
  readonly value: Readonly<Record<string, unknown>>;
}

/** A file of live resources. */
export interface ExportedFile extends Omit<CheckedExport<unknown>, 'kept'> {
  /** Empty when nothing could be exported. */
  readonly text: string;
  readonly count: number;
  /** Why nothing of it is exported, in one sentence: nobody would read the file. */
  readonly tooLarge?: string;
}

/** Maximum number of parallel reads of details; engines handle about ten requests a second. */
const maxParallelReads = 4;

/** What is exported instead of a file that would be too large. @param tooLarge Says so, counted, in one sentence. */
export function nothingExported(tooLarge: string): ExportedFile {
  return { text: '', count: 0, leftOut: [], secrets: [], tooLarge };
}

/** The documents of live resources, in their order; undefined for what is gone, or has nothing to describe. @throws ApiError */
export async function documentsOf(
  resources: readonly LiveResource[],
  live: LiveResources,
): Promise<readonly (ExportedDocument | undefined)[]> {
  const limit = pLimit(maxParallelReads);
  return Promise.all(resources.map((one) => limit(() => documentOf(one, live))));
}

/**
 * The document of a live resource; undefined when it is gone, or has nothing to describe. @throws ApiError
 *
 * @param withDefaults As in `manifestValue`.
 */
export async function documentOf(
  { kind, session, scope, item: subject }: LiveResource,
  { lists, signal }: LiveResources,
  withDefaults = false,
): Promise<ExportedDocument | undefined> {
  const place = { session, scope, subject, list: lists.in(session), signal };
  const known = kindNamed(kind.apiVersion, kind.kind);
  const live = known && (await kind.valueOf(place));
  if (!live) return undefined;
  const { apiVersion, kind: name, isWhole } = kind;
  return {
    apiVersion,
    kind: name,
    metadata: await kind.metadata(place),
    value: manifestValue(known, live, isWhole, withDefaults),
  };
}

/**
 * A manifest of live resources, whose plan is empty: it is checked and planned at once, and what would change is left out.
 * Nothing is exported where all of them together are too long to be read.
 * @throws ApiError
 */
export async function exportManifest(
  resources: readonly LiveResource[],
  live: LiveResources,
): Promise<ExportedFile> {
  const documents = (await documentsOf(resources, live)).filter((one) => one !== undefined);
  const { length } = textOf(documents);
  if (length > maxTextLength) {
    return nothingExported(
      l10n.t(
        'A manifest of these {0} resources would have {1} characters, and up to {2} are read.',
        documents.length,
        length,
        maxTextLength,
      ),
    );
  }
  const steps = await stepsOf(documents, live);
  const { kept, ...others } = checkExport(documents, steps, {
    fileOf: (document) => fileOf(textOf([document])),
    titleOf: (document) => `${document.kind} ${titleOfDocument(document)}`,
    secretsIn: ({ value, metadata }) => secretPaths(value, metadata['name']),
  });
  return { text: textOf(kept), count: kept.length, ...others };
}

/** The text of documents, as one file. */
export function textOf(documents: readonly ExportedDocument[]): string {
  return documents
    .map(({ apiVersion, kind, metadata, value }) => yamlText({ apiVersion, kind, metadata, ...value }))
    .join('---\n');
}

/** The display name of a document's resource: its own name, or those of what it belongs to. */
export function titleOfDocument({ metadata }: ExportedDocument): string {
  return metadata['name'] ?? Object.values(metadata).join('/');
}

/** The document with what may be secret masked. */
export function withoutSecrets(document: ExportedDocument): ExportedDocument {
  return { ...document, value: maskedValue(document.value, document.metadata['name']) };
}

/** What deploying each document would do. @throws ApiError */
async function stepsOf(
  documents: readonly ExportedDocument[],
  { context, signal }: LiveResources,
): Promise<ReadonlyMap<ExportedDocument, PlanStep>> {
  const steps = new Map<ExportedDocument, PlanStep>();
  for (const isConfig of [false, true]) {
    // Each of the two kinds of plans has a step for each document, in their order.
    const planned = documents.filter(({ apiVersion }) => (apiVersion === 'kie/v1') === isConfig);
    if (planned.length === 0) continue;
    const { plan } = await makePlan({ files: [fileOf(textOf(planned))] }, context, signal);
    plan.steps.forEach((step, index) => {
      const document = planned[index];
      if (document) steps.set(document, step);
    });
  }
  return steps;
}

/** The text of documents as a file to deploy. */
export function fileOf(text: string): DeployFile {
  const lainDialect = 'laincloud';
  const title = 'export.servicestage.yaml';
  return {
    path: undefined,
    title,
    manifest: cloudKind.open(text, { lainDialect, fileName: title }),
    lainDialect,
  };
}
