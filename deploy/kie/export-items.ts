import * as l10n from '@vscode/l10n';
import { largestBody } from '../../api/catalogue/kie/fields';
import { kieKind } from '../../manifests/kinds/kie/kind';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import type { DeployContext } from '../deploy-kind';
import type { DeployFile } from '../deploy-file';
import { checkExport } from '../export/check-export';
import { nothingExported, type ExportedFile } from '../export/export-manifest';
import { makePlan } from '../make-plan';
import { maskSecrets } from '../../resources/mask-secrets';
import { titleOf, type PlanStep } from '../plan';
import { scopeOf } from './wanted-items';

/** An item as a file has it, in the order of the vendor's files. Source: kie §6. */
interface FileItem {
  readonly key: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: string;
  readonly value_type: string;
  readonly status?: string;
}

/**
 * A file of live configuration items, as kie exports and imports it, whose plan is empty: it is checked and planned at once,
 * and what would change is left out. Nothing is exported where no server would take the file. @throws ApiError
 */
export async function exportItems(
  items: readonly KieItem[],
  context: DeployContext,
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const written = items.map(fileItemOf);
  const bytes = Buffer.byteLength(textOf(written));
  if (bytes > largestBody) {
    return nothingExported(
      l10n.t(
        'A file of these {0} items would have {1} bytes, and servers take {2}.',
        written.length,
        bytes,
        largestBody,
      ),
    );
  }
  const { plan } = await makePlan({ files: [fileOf(written)] }, context, signal);
  const steps = new Map<FileItem, PlanStep>();
  plan.steps.forEach((step, index) => {
    const item = written[index];
    if (item) steps.set(item, step);
  });
  const { kept, ...others } = checkExport(written, steps, {
    fileOf: (item) => fileOf([item]),
    titleOf: titleOfItem,
    secretsIn: ({ value, value_type, key }) =>
      maskSecrets(value, value_type, key) === value ? [] : ['value'],
  });
  return { text: kept.length === 0 ? '' : textOf(kept), count: kept.length, ...others };
}

function fileItemOf({ key, labels = {}, value, value_type, status }: KieItem): FileItem {
  return { key, labels: { ...labels }, value, value_type: value_type || 'text', ...(status && { status }) };
}

function textOf(data: readonly FileItem[]): string {
  return `${JSON.stringify({ metadata: { version: '1.0.0', annotations: {} }, data }, undefined, 2)}\n`;
}

function fileOf(items: readonly FileItem[]): DeployFile {
  const [title, lainDialect] = ['export.kie.json', 'laincloud'] as const;
  const manifest = kieKind.open(textOf(items), { lainDialect, fileName: title });
  return { path: undefined, title, manifest, lainDialect };
}

function titleOfItem(item: FileItem): string {
  const scope = scopeOf(item);
  return titleOf({ name: item.key, ...(scope !== '' && { scope }) });
}
