import { isRecord } from '../../api/values';
import type { WireRequest } from '../http/exchange';
import { cloudCodeOf, refuseFile } from './cloud-errors';
import type { ItemDocument } from './document';
import { KieRefusal } from './errors';
import type { Kie } from './kie';
import { hasLabels, readLabels } from './listing';
import type { LabelQuery } from './listing';
import { shown } from './shown';
import { exportItems, importItems, readImport } from './transfer';
import type { ExportFile, Override } from './transfer';

/** Engines know this one project, whatever the project of the cloud is called. */
const project = 'default';
const fileField = 'upload_file';

/**
 * Imports the file of a form as the cloud service does: unreadable files are refused as a whole, and failures have the
 * cloud's codes. `label` (`name:value`) takes the place of all labels in the file.
 * Source: CSE API Reference, section 5.2.1.
 * @throws Refusal
 */
export async function importCloudFile(
  kie: Kie,
  request: WireRequest,
  { override, label }: { readonly override: Override; readonly label: string | undefined },
) {
  const labels = label === undefined || label === '' ? undefined : labelsOf(label);
  const documents = readDocuments(await uploadedText(request));
  const placed = documents.map((one) => (labels ? { ...one, labels } : one));
  const { success, failure } = importItems(kie, project, placed, override);
  return {
    success: success.map(shown),
    failure: failure.map(({ document, code, message }) => ({
      key: document.key,
      labels: { ...document.labels },
      error_code: cloudCodeOf(code, message),
      error_message: message,
    })),
  };
}

/**
 * The file with these items, or with all that have the label when no ids are given.
 * Source: CSE API Reference, section 5.2.2.
 * @throws Refusal when there are none.
 */
export function exportCloudFile(
  kie: Kie,
  wanted: { readonly ids: readonly string[]; readonly label: string | undefined; readonly exact: boolean },
): ExportFile {
  const query: LabelQuery = {
    labels: wanted.label === undefined || wanted.label === '' ? {} : labelsOf(wanted.label),
    exact: wanted.exact,
  };
  const items = kie.state.items.filter(
    (item) =>
      item.project === project &&
      (wanted.ids.length === 0 || wanted.ids.includes(item.id)) &&
      hasLabels(item.labels, query),
  );
  if (items.length === 0) throw refuseFile('SVCSTG.00400106', 'no configuration fits');
  return exportItems(items);
}

function labelsOf(label: string): Record<string, string> {
  try {
    return readLabels([label]);
  } catch (error) {
    if (error instanceof KieRefusal) throw refuseFile('SVCSTG.00400653', error.detail);
    throw error;
  }
}

async function uploadedText({ headers, body }: WireRequest): Promise<string> {
  const type = headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined); // not a form: told below
  const file = form?.get(fileField);
  if (!(file instanceof Blob)) throw refuseFile('SVCSTG.00400650', `the form has no file ${fileField}`);
  return file.text();
}

function readDocuments(text: string): ItemDocument[] {
  const content = parse(text);
  if (!isRecord(content)) throw refuseFile('SVCSTG.00400651', 'the file does not hold a JSON object');
  const { data } = content;
  if (!Array.isArray(data)) throw refuseFile('SVCSTG.00400651', 'data is not a list');
  if (!data.every(hasTexts)) throw refuseFile('SVCSTG.00400652', 'every item needs key and value as texts');
  try {
    return readImport(content);
  } catch (error) {
    if (error instanceof KieRefusal) throw refuseFile('SVCSTG.00400653', error.detail);
    throw error;
  }
}

function hasTexts(item: unknown): boolean {
  return isRecord(item) && typeof item['key'] === 'string' && typeof item['value'] === 'string';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the caller says what is wrong with the file
  }
}
