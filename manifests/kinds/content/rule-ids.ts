import type { Consequence } from '../../engine/rules/rule';

/** A rule about a content: its id, and what becomes of the content, from which the severity follows. */
export interface ContentRule {
  readonly id: string;
  readonly consequence: Consequence;
}

/**
 * The rules about the content of configuration items, by what the content is. Policies keep the rules of governance
 * (`governance/…`), and contents that can't be read for their depth or size the rules of reading (`source/…`).
 */
export const contentRules = {
  /** No YAML: clients ignore the whole item. */
  yaml: { id: 'kie/content-yaml', consequence: 'dropped' },
  /** A key twice in one map: clients ignore the whole item. */
  yamlDuplicateKey: { id: 'kie/content-yaml-duplicate-key', consequence: 'dropped' },
  /** The whole is a list or a word: settings get names that nobody reads. */
  yamlRoot: { id: 'kie/content-yaml-root', consequence: 'never-applies' },
  /** Several documents, which become one. */
  yamlDocuments: { id: 'kie/content-yaml-documents', consequence: 'as-written' },
  /** No strict JSON. */
  json: { id: 'kie/content-json', consequence: 'fails-later' },
  /** A key twice in one object: the last one counts, or the reader refuses it. */
  jsonDuplicateKey: {
    id: 'kie/content-json-duplicate-key',
    consequence: 'readers-differ',
  },
  /** A malformed `\u` escape: clients ignore the whole item. */
  properties: { id: 'kie/content-properties', consequence: 'dropped' },
  /** A key twice: the last one counts. */
  propertiesDuplicateKey: {
    id: 'kie/content-properties-duplicate-key',
    consequence: 'ignored',
  },
  /** A single backslash, which is dropped or makes a control character. */
  propertiesBackslash: {
    id: 'kie/content-properties-backslash',
    consequence: 'altered',
  },
  /** A line that is a key without a value. */
  propertiesSeparator: {
    id: 'kie/content-properties-separator',
    consequence: 'as-written',
  },
  /** A line that is not a section, a comment or `key=value`. */
  ini: { id: 'kie/content-ini', consequence: 'readers-differ' },
  /** A section or a key of a section twice. */
  iniDuplicateKey: {
    id: 'kie/content-ini-duplicate-key',
    consequence: 'readers-differ',
  },
  /** Not well-formed XML. */
  xml: { id: 'kie/content-xml', consequence: 'fails-later' },
  /** A document type, which safe readers refuse. */
  xmlDoctype: { id: 'kie/content-xml-doctype', consequence: 'readers-differ' },
  /** A text whose key and form are those of another type, which clients would split into settings. */
  textType: { id: 'kie/content-text-type', consequence: 'as-written' },
} as const satisfies Readonly<Record<string, ContentRule>>;
