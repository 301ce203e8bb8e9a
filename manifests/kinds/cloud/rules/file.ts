import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { Range } from '../../../../parser/range';
import { asList, asScalar, valueOf } from '../../../../parser/node';
import type { Placed } from '../../../engine/parts/pieces';
import { shiftRange } from '../../../engine/parts/shift';
import type { CloudDocument } from '../document';
import { specOfKind } from '../values/resources';
import { cse, manifests } from './shared';

/** The documents of a file and what each is about, for what they do to each other. */
export type CloudFile = readonly Placed<{
  readonly document: CloudDocument;
  /** Identity of the resource; see `identityOf`. */
  readonly identity: string | undefined;
}>[];

const application = 'apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: shop }\n';

/** A resource is described once. */
export const duplicateResource: Rule<CloudFile> = {
  id: 'cloud/duplicate-resource',
  consequence: 'overwritten',
  severity: 'error',
  summary: 'No two documents of a file are about the same resource.',
  explanation: 'One of them undoes what the other did; which one wins depends on their order.',
  source: manifests,
  examples: {
    valid: [`${application}---\n${application.replace('shop', 'bank')}`],
    invalid: [`${application}---\n${application.replace('shop', '«shop»')}`],
  },
  check(file, report) {
    const first = new Map<string, number>();
    file.forEach(({ start, known: { document, identity } }, index) => {
      if (identity === undefined) return;
      const earlier = first.get(identity);
      if (earlier === undefined) return void first.set(identity, index);
      const message = l10n.t(
        'Document {0} of this file is about the same resource; keep one of them.',
        earlier + 1,
      );
      report(shiftRange(nameOf(document), start), message);
    });
  },
};

/** Range of the name of a document, or of its kind. */
function nameOf({ name, map, lines }: CloudDocument): Range {
  return name?.range ?? map?.fields.get('kind')?.value.range ?? { start: 0, end: lines.startOf(1) };
}

const both = (listed: string, name: string) =>
  `apiVersion: registry/v4\nkind: Microservice\nmetadata: { name: cart, engine: prod }\nspec:\n  schemas: [${listed}]\n---\napiVersion: registry/v4\nkind: Schema\nmetadata: { name: ${name}, microservice: cart, engine: prod }\nspec:\n  schema: "swagger: '2.0'"\n`;

/** A schema that its microservice does not know. */
export const schemaListed: Rule<CloudFile> = {
  id: 'cloud/schema-listed',
  consequence: 'refused',
  summary: 'A microservice lists the ids of its schemas.',
  explanation: 'The registry answers 400014 to a schema that the microservice does not list.',
  source: cse('7.4.2'),
  examples: { valid: [both('hello', 'hello')], invalid: [both('hello', '«helo»')] },
  check(file, report) {
    const lists = new Map(file.flatMap(({ known: { document } }) => listOf(document) ?? []));
    for (const { start, known } of file) {
      const { document } = known;
      const { name } = document;
      if (name === undefined || document.kind?.facts.kind !== 'Schema') continue;
      const service = serviceOf(document, 'microservice');
      const ids = lists.get(service);
      if (ids === undefined || ids.includes(name.text)) continue;
      const message = l10n.t(
        'The microservice `{0}` does not list this schema; add it to its `schemas`.',
        document.metadata('microservice')?.text ?? '',
      );
      report(shiftRange(name.range, start), message);
    }
  },
};

function listOf(document: CloudDocument): readonly (readonly [string, readonly string[]])[] | undefined {
  const list = asList(valueOf(specOfKind(document, 'Microservice'), 'schemas'));
  if (list === undefined) return undefined;
  return [[serviceOf(document, 'name'), list.items.map((item) => asScalar(item)?.text ?? '')]];
}

function serviceOf(document: CloudDocument, key: string): string {
  return JSON.stringify([document.metadata('engine')?.text, document.metadata(key)?.text]);
}
