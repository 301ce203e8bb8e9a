import * as l10n from '@vscode/l10n';
import pLimit from 'p-limit';
import { cloudKind } from '../../manifests/kinds/cloud/kind';
import { kindNamed } from '../../manifests/kinds/cloud/kinds';
import { yamlText } from '../../resources/documents/yaml-text';
import type { DeployFile } from '../deploy-file';
import { makePlan } from '../make-plan';
import type { PlanStep } from '../plan';
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

/** What a message says of a resource. */
export interface AboutResource {
  /** Its kind and its name. */
  readonly title: string;
  /** Paths of fields, or the reason in sentences. */
  readonly details: string;
}

/** A manifest of live resources. */
export interface ExportedManifest {
  /** The YAML text; empty when nothing could be exported. */
  readonly text: string;
  readonly count: number;
  /** Resources that are not in the manifest, since deploying it would change them or be refused. */
  readonly leftOut: readonly AboutResource[];
  /** Values in the manifest that may be secrets. */
  readonly secrets: readonly AboutResource[];
}

/** Maximum number of parallel reads of details; engines handle about ten requests a second. */
const maxParallelReads = 4;

/** The documents of live resources, in their order; undefined for what is gone, or has nothing to describe. @throws ApiError */
export async function documentsOf(
  resources: readonly LiveResource[],
  live: LiveResources,
): Promise<readonly (ExportedDocument | undefined)[]> {
  const limit = pLimit(maxParallelReads);
  return Promise.all(resources.map((one) => limit(() => documentOf(one, live))));
}

async function documentOf(
  { kind, session, scope, item: subject }: LiveResource,
  { lists, signal }: LiveResources,
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
    value: manifestValue(known, live, isWhole),
  };
}

/**
 * A manifest of live resources, whose plan is empty: it is checked and planned at once, and what would change is left out.
 * @throws ApiError
 */
export async function exportManifest(
  resources: readonly LiveResource[],
  live: LiveResources,
): Promise<ExportedManifest> {
  const documents = (await documentsOf(resources, live)).filter((one) => one !== undefined);
  const steps = await stepsOf(documents, live);
  const checked = documents.map((document) => ({
    document,
    obstacle: obstacleTo(document, steps.get(document)),
  }));
  const kept = checked.filter(({ obstacle }) => obstacle === undefined).map(({ document }) => document);
  return {
    text: textOf(kept),
    count: kept.length,
    leftOut: checked.flatMap(({ document, obstacle }) =>
      obstacle === undefined ? [] : [{ title: fullTitleOf(document), details: obstacle }],
    ),
    secrets: kept.flatMap(secretsIn),
  };
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

function fullTitleOf(document: ExportedDocument): string {
  return `${document.kind} ${titleOfDocument(document)}`;
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

function fileOf(text: string): DeployFile {
  const lainDialect = 'laincloud';
  const title = 'export.servicestage.yaml';
  return {
    path: undefined,
    title,
    manifest: cloudKind.open(text, { lainDialect, fileName: title }),
    lainDialect,
  };
}

/** Why a document can't be in the manifest, in a sentence or more: it would be refused, or it would change something. */
function obstacleTo(document: ExportedDocument, step: PlanStep | undefined): string | undefined {
  const findings = fileOf(textOf([document])).manifest.findings();
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return errors.map(({ message }) => message).join(' ');
  if (step?.action === 'unchanged') return undefined;
  if (step?.reason !== undefined) return step.reason;
  const fields = (step?.changes ?? []).map(({ path }) => path).join(', ');
  return l10n.t('Deploying it would change it: {0}.', fields);
}

function secretsIn(document: ExportedDocument): readonly AboutResource[] {
  const paths = secretPaths(document.value, document.metadata['name']);
  return paths.length === 0 ? [] : [{ title: fullTitleOf(document), details: paths.join(', ') }];
}
