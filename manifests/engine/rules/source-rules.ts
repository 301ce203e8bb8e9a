import { problemFindings } from './problem-findings';
import type { Rule } from './rule';
import { maxNesting, maxTextLength, maxTokens } from '../../../parser/limits';
import type { Parsed } from '../../../parser/parsed';

const section = { document: 'LAIN manifest reference', section: '2' };

function sourceRule(rule: Omit<Rule<Parsed>, 'source' | 'check'>): Rule<Parsed> {
  return {
    ...rule,
    source: section,
    check: ({ problems }, report) => {
      for (const { rule: id, range, message, fixes = [] } of problemFindings(problems))
        if (id === rule.id) report(range, message, { fixes });
    },
  };
}

/** What can keep a YAML text from being read; reading finds it, these describe it. */
export const sourceRules: readonly Rule<Parsed>[] = [
  sourceRule({
    id: 'source/yaml-syntax',
    consequence: 'refused',
    summary: 'The text is well-formed YAML 1.1, as the parser reads it.',
    explanation: 'The parser refuses the whole file; no other check is made until it can be read.',
    examples: {
      valid: [
        'appname: hello\nbuild:\n  base: golang\n  script: [make]\nportal.db:\n  service_name: db\n  allow_clients: "**"\n',
      ],
      invalid: [
        'appname: hello\nbuild:\n  base: golang\n  script:\n    - «"make -j»\n',
        'portal.db:\n  service_name: db\n  allow_clients: «**»\n',
        'web:\n  memory: «{{ memory }}»\n',
        'web:\n«\t»cmd: run\n',
        'web: «!!python/object:os.system» {}\n',
        'web:\n  cmd: «=»\n',
      ],
    },
  }),
  sourceRule({
    id: 'source/one-document',
    consequence: 'refused',
    summary: 'A file contains one YAML document.',
    explanation: 'The parser refuses a second document.',
    examples: {
      valid: ['---\nappname: hello\nbuild:\n  base: golang\n  script: [make]\n'],
      invalid: ['appname: hello\nbuild:\n  base: golang\n  script: [make]\n«---»\nweb:\n  cmd: run\n'],
    },
  }),
  sourceRule({
    id: 'source/character',
    consequence: 'refused',
    summary: 'A file contains no control characters and no characters beyond U+FFFF, such as emoji.',
    explanation:
      'The YAML reader of the server (PyYAML 3.11) refuses the file, even when the character is in a comment.',
    examples: {
      valid: ['appname: hello # 中文\nbuild:\n  base: golang\n  script: [make]\n'],
      invalid: ['appname: hello # «\u{1F680}»\nbuild:\n  base: golang\n'],
    },
  }),
  sourceRule({
    id: 'source/not-text',
    consequence: 'refused',
    summary: 'A manifest is a text file.',
    explanation: 'Binary data cannot be read as YAML; no check is made.',
    examples: {
      valid: ['appname: hello\nbuild:\n  base: golang\n  script: [make]\n'],
      invalid: ['«»\u007fELF\u0002\u0001\0\0\n'],
    },
  }),
  sourceRule({
    id: 'source/too-large',
    consequence: 'unchecked',
    summary: `A manifest is at most ${maxTextLength / 1_000_000} MB and ${maxTokens} tokens.`,
    explanation: 'A larger file is not checked, so that the editor stays responsive.',
    examples: {
      valid: ['appname: hello\nbuild:\n  base: golang\n  script: [make]\n'],
      invalid: [`«appname: hello»\n# ${'x'.repeat(maxTextLength)}\n`],
    },
  }),
  sourceRule({
    id: 'source/too-deep',
    consequence: 'refused',
    summary: `Maps and lists are nested at most ${maxNesting} levels.`,
    explanation: 'The parser gives up on deep nesting.',
    examples: {
      valid: ['appname: hello\nbuild:\n  base: golang\n  script: [make]\n'],
      invalid: [`«web: ${'['.repeat(195)}»${'['.repeat(2000)}\n`],
    },
  }),
];
