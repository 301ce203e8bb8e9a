import type { Severity } from '../../engine/rules/rule';

/** What is told of a content: the id of the rule and how bad it is. */
export interface ContentRule {
  readonly id: string;
  readonly severity: Severity;
}

/**
 * The rules about the content of configuration items, by what the content is. Policies keep the rules of governance
 * (`governance/…`), and contents that can't be read for their depth or size the rules of reading (`source/…`).
 */
export const contentRules = {
  /** No YAML: clients ignore the whole item. */
  yaml: { id: 'kie/content-yaml', severity: 'error' },
  /** A key twice in one map: clients ignore the whole item. */
  yamlDuplicateKey: { id: 'kie/content-yaml-duplicate-key', severity: 'error' },
  /** The whole is a list or a word: settings get names that nobody reads. */
  yamlRoot: { id: 'kie/content-yaml-root', severity: 'error' },
  /** Several documents, which become one. */
  yamlDocuments: { id: 'kie/content-yaml-documents', severity: 'information' },
  /** No strict JSON. */
  json: { id: 'kie/content-json', severity: 'error' },
  /** A key twice in one object: the last one counts, or the reader refuses it. */
  jsonDuplicateKey: { id: 'kie/content-json-duplicate-key', severity: 'warning' },
  /** A malformed `\u` escape: clients ignore the whole item. */
  properties: { id: 'kie/content-properties', severity: 'error' },
  /** A key twice: the last one counts. */
  propertiesDuplicateKey: { id: 'kie/content-properties-duplicate-key', severity: 'warning' },
  /** A single backslash, which is dropped or makes a control character. */
  propertiesBackslash: { id: 'kie/content-properties-backslash', severity: 'warning' },
  /** A line that is a key without a value. */
  propertiesSeparator: { id: 'kie/content-properties-separator', severity: 'information' },
  /** A line that is no section, no comment and no `key=value`. */
  ini: { id: 'kie/content-ini', severity: 'warning' },
  /** A section or a key of a section twice. */
  iniDuplicateKey: { id: 'kie/content-ini-duplicate-key', severity: 'warning' },
  /** Not well-formed XML. */
  xml: { id: 'kie/content-xml', severity: 'error' },
  /** A document type, which safe readers refuse. */
  xmlDoctype: { id: 'kie/content-xml-doctype', severity: 'warning' },
  /** A text whose key and form are those of another type, which clients would take apart. */
  textType: { id: 'kie/content-text-type', severity: 'information' },
} as const satisfies Readonly<Record<string, ContentRule>>;
