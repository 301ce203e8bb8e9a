import * as l10n from '@vscode/l10n';
import { largestBody } from '../../../../api/catalogue/kie/fields';
import type { Rule } from '../../../engine/rules/rule';
import { asText, violationOf } from '../../../engine/schema/value';
import { asScalar, field, valueOf } from '../../../../parser/node';
import type { KieFile } from '../file';
import { rewrite } from '../../../engine/rules/edits';
import { versionSchema } from '../schema';
import { file, item, reference } from './shared';

/** How many items an engine holds if nobody has given it another quota (Configuration center, section 3). */
const quota = 10_000;

const version = String(versionSchema.choices?.[0]?.value);

/** The form of the file, as its head declares it. */
export const metadataVersion: Rule<KieFile> = {
  id: 'kie/metadata-version',
  consequence: 'readers-differ',
  summary: `The version of the file's form is \`${version}\`.`,
  explanation: 'No other form is known: a newer server may have meant other fields.',
  source: reference('6 and 9, K02'),
  examples: {
    valid: [`{"metadata": {"version": "${version}", "annotations": {}}, "data": []}\n`],
    invalid: ['{"metadata": {"version": «"2.0"»}, "data": []}\n'],
  },
  check({ root, skeleton }, report) {
    const written = asScalar(valueOf(valueOf(root, 'metadata'), 'version'));
    if (written === undefined || !violationOf(written.text, versionSchema, asText)) return;
    const range = skeleton.outer(written.range);
    report(range, l10n.t('The form `{0}` is not known; write `{1}`.', written.text, version), {
      fixes: [rewrite({ ...written, range, style: 'double' }, version)],
    });
  },
};

/** Files with very many items. */
export const itemCount: Rule<KieFile> = {
  id: 'kie/item-count',
  consequence: 'readers-differ',
  summary: `An engine holds up to ${quota} items where nobody has changed its quota.`,
  explanation: 'Items beyond the quota are refused with 422.',
  source: reference('3'),
  examples: {
    valid: [file(item())],
    get invalid() {
      const items = Array.from({ length: quota + 1 }, (_, at) => `{"key": "shop.${at}", "value": ""}`);
      return [`{«"data"»: [${items.join(', ')}]}\n`];
    },
  },
  check({ items, root, skeleton }, report) {
    const data = field(root, 'data');
    if (data === undefined || items.length <= quota) return;
    report(
      skeleton.outer(data.key.range),
      l10n.t(
        'These are {0} items; remove some, or raise the quota of the engine: usually it holds {1} and refuses the rest.',
        items.length,
        quota,
      ),
    );
  },
};

/** Files that are too large for a request. */
export const fileSize: Rule<KieFile> = {
  id: 'kie/file-size',
  consequence: 'refused',
  summary: `A file has up to ${largestBody} bytes.`,
  explanation: 'Servers refuse larger requests, so nothing is imported.',
  source: reference('4 and 9, K05'),
  examples: {
    valid: [file(item())],
    invalid: [`{«"data"»: [${item()}]}${' '.repeat(largestBody)}\n`],
  },
  check({ text, root, skeleton }, report) {
    if (text.length * 3 <= largestBody) return;
    const bytes = Buffer.byteLength(text);
    const data = field(root, 'data');
    if (bytes <= largestBody || data === undefined) return;
    report(
      skeleton.outer(data.key.range),
      l10n.t('The file has {0} bytes and servers take {1}; split it.', bytes, largestBody),
    );
  },
};

/** Files of several documents. */
export const oneDocument: Rule<KieFile> = {
  id: 'kie/one-document',
  consequence: 'ignored',
  summary: 'A file is one YAML document.',
  explanation: 'Servers read the first document and nothing of the others.',
  source: reference('5'),
  examples: {
    valid: ['---\ndata: []\n'],
    invalid: ['data: []\n---\n«data»: []\n'],
  },
  check({ ignored }, report) {
    for (const range of ignored)
      report(range, l10n.t('Servers read only the first document; add these items to its `data`.'));
  },
};
