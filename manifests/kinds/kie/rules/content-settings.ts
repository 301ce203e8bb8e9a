import { contentRules } from '../../content/content';
import { contentRule } from './content-rule';
import { fileWith, reference } from './shared';

/** Values that clients split into settings: YAML and properties. */

const yaml = (value: string) => fileWith({ key: '"application.yaml"', value_type: '"yaml"', value });
const properties = (value: string) =>
  fileWith({ key: '"application.properties"', value_type: '"properties"', value });
const source = reference('8 and 9');

export const contentYaml = contentRule(contentRules.yaml, {
  summary: 'A value of the type `yaml` is YAML.',
  explanation: 'Clients log `read config failed` and ignore the whole item.',
  source,
  examples: {
    valid: [yaml('"server:\\n  port: 8080\\n"')],
    invalid: [yaml('"server:\\n  port: «\\"8080»\\n"')],
  },
});

export const contentYamlDuplicateKey = contentRule(contentRules.yamlDuplicateKey, {
  summary: 'A key of a YAML value appears once in its map.',
  explanation: 'Clients ignore the whole item.',
  source,
  examples: {
    valid: [yaml('"a:\\n  port: 1\\nb:\\n  port: 2\\n"')],
    invalid: [yaml('"server:\\n  port: 1\\n  «port»: 2\\n"')],
  },
});

export const contentYamlRoot = contentRule(contentRules.yamlRoot, {
  summary: 'A YAML value is a map.',
  explanation: 'Clients turn a list into settings `[0]`, `[1]`, and a word into a setting `document`.',
  source,
  examples: {
    valid: [yaml('"hosts:\\n  - a\\n"')],
    invalid: [yaml('"«- a»\\n- b\\n"'), yaml('"«warn»"')],
  },
});

export const contentYamlDocuments = contentRule(contentRules.yamlDocuments, {
  summary: 'A YAML value is one document.',
  explanation: 'Clients read all documents as one; values in later documents take precedence.',
  source,
  examples: {
    valid: [yaml('"---\\na: 1\\n"')],
    invalid: [yaml('"a: 1\\n«---»\\na: 2\\n"')],
  },
});

export const contentProperties = contentRule(contentRules.properties, {
  summary: 'In a value of the type `properties`, `\\u` has four hexadecimal digits.',
  explanation: 'Clients ignore the whole item.',
  source,
  examples: {
    valid: [properties('"name=caf\\\\u00e9\\n"')],
    invalid: [properties('"name=caf«\\\\u00»\\n"')],
  },
});

export const contentPropertiesDuplicateKey = contentRule(contentRules.propertiesDuplicateKey, {
  summary: 'A key of a properties value appears once.',
  explanation: 'The last one counts.',
  source,
  examples: {
    valid: [properties('"a=1\\nb=1\\n"')],
    invalid: [properties('"a=1\\n«a»=2\\n"')],
  },
});

export const contentPropertiesBackslash = contentRule(contentRules.propertiesBackslash, {
  summary: 'A backslash of a properties value is written twice.',
  explanation: 'A single one is dropped, or makes a control character.',
  source,
  examples: {
    valid: [properties('"folder=C:\\\\\\\\data\\n"')],
    invalid: [properties('"folder=C:«\\\\d»ata\\n"')],
  },
});

export const contentPropertiesSeparator = contentRule(contentRules.propertiesSeparator, {
  summary: 'A line of a properties value has `=` or `:` between key and value.',
  explanation: 'Without one the key has an empty value.',
  source,
  examples: {
    valid: [properties('"a=\\n"')],
    invalid: [properties('"«a»\\nb=1\\n"')],
  },
});
