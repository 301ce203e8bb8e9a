import { contentRules } from '../../content/content';
import { contentRule } from './content-rule';
import { fileWith, reference } from './shared';

/** Values that clients hand on as they are: JSON, INI, XML and texts. */

const json = (value: string) => fileWith({ value_type: '"json"', value });
const ini = (value: string) => fileWith({ value_type: '"ini"', value });
const xml = (value: string) => fileWith({ value_type: '"xml"', value });
const source = reference('9');

export const contentJson = contentRule(contentRules.json, {
  summary: 'A value of the type `json` is JSON, without comments and commas after the last entry.',
  explanation: 'Clients hand it on as it is, and the program that reads it fails.',
  source,
  examples: {
    valid: [json('"{\\"port\\": 8080}"')],
    invalid: [json('"{\\"port\\": 8080«,»}"'), json('"«// ports»\\n{}"')],
  },
});

export const contentJsonDuplicateKey = contentRule(contentRules.jsonDuplicateKey, {
  summary: 'A key of a JSON value appears once in its object.',
  explanation: 'Most programs take the last one, some refuse the whole text.',
  source,
  examples: {
    valid: [json('"{\\"a\\": {\\"b\\": 1}, \\"b\\": 1}"')],
    invalid: [json('"{\\"a\\": 1, «\\"a\\"»: 2}"')],
  },
});

export const contentIni = contentRule(contentRules.ini, {
  summary: 'A line of a value of the type `ini` is a section, a setting or a comment.',
  explanation: 'Programs skip other lines, or refuse the whole text.',
  source,
  examples: {
    valid: [ini('"[server]\\nport=8080\\n; more\\n"')],
    invalid: [ini('"[server]\\n«port»\\n"')],
  },
});

export const contentIniDuplicateKey = contentRule(contentRules.iniDuplicateKey, {
  summary: 'A section of an INI value, and a key of a section, appears once.',
  explanation: 'Programs differ in which one counts.',
  source,
  examples: {
    valid: [ini('"[a]\\nport=1\\n[b]\\nport=2\\n"')],
    invalid: [ini('"[a]\\nport=1\\n«port»=2\\n"')],
  },
});

export const contentXml = contentRule(contentRules.xml, {
  summary: 'A value of the type `xml` is one tag with its content.',
  explanation: 'Clients hand it on as it is, and the program that reads it fails.',
  source,
  examples: {
    valid: [xml('"<a b=\\"c\\"/>"')],
    invalid: [xml('"«<a»>"')],
  },
});

export const contentXmlDoctype = contentRule(contentRules.xmlDoctype, {
  summary: 'An XML value has no document type.',
  explanation: 'Secure parsers refuse it, because entities can read files and fill the memory.',
  source,
  examples: {
    valid: [xml('"<?xml version=\\"1.0\\"?><a/>"')],
    invalid: [xml('"«<!DOCTYPE» a><a/>"')],
  },
});

export const contentTextType = contentRule(contentRules.textType, {
  summary: 'A value whose key ends like the name of a YAML, JSON or properties file has that type.',
  explanation: 'Clients read a value of the type `text` as a single setting, whatever it contains.',
  source,
  examples: {
    valid: [fileWith({ key: '"application.yaml"', value_type: '"yaml"', value: '"a: 1"' })],
    invalid: [fileWith({ key: '"application.yaml"', value_type: '"text"', value: '"«a: 1»\\nb: 2\\n"' })],
  },
});
