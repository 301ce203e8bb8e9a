import assert from 'node:assert/strict';
import { checkContent, contentRules } from '../../../../../manifests/kinds/content/content';
import type { ContentRule } from '../../../../../manifests/kinds/content/content';
import { applyFix } from '../../examples';
import { severityOf } from '../../../../../manifests/engine/rules/consequence';
import { marked, plainKey, shown } from './shown';

interface Examples {
  readonly valid: readonly string[];
  /** The only finding about them, at the mark. */
  readonly invalid: readonly (readonly [ContentRule, string])[];
}

const rules = contentRules;

const examples: Readonly<Record<string, Examples>> = {
  yaml: {
    valid: [
      'server:\n  port: 8080\n',
      '# settings\n---\nserver: { port: 8080 }\n...\n',
      'base: &base\n  a: 1\nown:\n  <<: *base\n  b: ${B:2}\n',
      '# nothing but a comment\n',
      '\uFEFFa: 1\r\nb:\r\n  - 1\r\n',
    ],
    invalid: [
      [rules.yaml, 'a: «b: c»\n'],
      [rules.yaml, 'a:\n«\t»b: 1\n'],
      [rules.yamlDuplicateKey, 'server:\n  port: 1\n  «port»: 2\n'],
      [rules.yamlDuplicateKey, 'list:\n  - { a: 1, «a»: 2 }\n'],
      [rules.yamlRoot, '«- a»\n- b\n'],
      [rules.yamlRoot, '«warn»\n'],
      [rules.yamlDocuments, 'a: 1\n«---»\nb: 1\n---\nc: 1\n'],
      [rules.yamlDocuments, '---\na: 1\n«---» {b: 1}\n'],
    ],
  },
  json: {
    valid: ['{"a": [1, 2.5, true, null, "x"]}', '"warn"\n', '{"port": ${PORT:8080}, "host": "${HOST}"}'],
    invalid: [
      [rules.json, '{"a": 1«,»}'],
      [rules.json, '[1, 2«,»\n]'],
      [rules.json, '{\n  «// the port»\n  "port": 1\n}'],
      [rules.json, '{"a": 1} «x»'],
      [rules.json, '{«a»: 1}'],
      [rules.json, '{"a": ${A}«,»}'],
      [rules.jsonDuplicateKey, '{"a": {"b": 1, «"b"»: 2}}'],
      [rules.jsonDuplicateKey, '{"\\u0061": 1, «"a"»: 2}'],
    ],
  },
  properties: {
    valid: [
      'a=1\nb: 2\nc 3\n# c\\u\n! c\n\nd=\n',
      'long=one,\\\n  two\nurl=http\\://a\npath=C:\\\\temp\nname=\\u4e2d\n',
      'a=1\r\nb=2\r\n',
      'end=\\',
    ],
    invalid: [
      [rules.properties, 'a=«\\u00»zz\n'],
      [rules.properties, 'dir=C:«\\u»sers\n'],
      [rules.properties, '«\\u»x=1\n'],
      [rules.propertiesDuplicateKey, 'a.b=1\n«a.b»: 2\n'],
      [rules.propertiesDuplicateKey, 'a\\:b=1\n«a\\u003ab»=2\n'],
      [rules.propertiesBackslash, 'dir=C:«\\t»emp\\new\n'],
      [rules.propertiesBackslash, 'id=«\\d»+\\.\n'],
      [rules.propertiesSeparator, 'a=1\n«word»\nb=1\n'],
      [rules.propertiesSeparator, '«word»'],
    ],
  },
  ini: {
    valid: ['; c\n[a]\nk=v\n# c\n[b] ; c\nk: v\n\nlong = one\n  two\n', 'k=v'],
    invalid: [
      [rules.ini, '«[a»\nk=v\n'],
      [rules.ini, '[a]\nk=v\n«word»\n'],
      [rules.ini, '[a]\n  «word»\n'],
      [rules.ini, '«=v»\n'],
      [rules.iniDuplicateKey, '[a]\nk=1\n«k» = 2\n'],
      [rules.iniDuplicateKey, '[a]\nk=1\n[b]\nk=1\n[«a»]\n'],
    ],
  },
  xml: {
    valid: [
      '<?xml version="1.0" encoding="UTF-8"?>\n<!-- a & b < c -->\n<a b="1" c=\'2\'>x &lt; &#38; &#x26; <b/><![CDATA[ & < ]]></a>\n',
      '<a/>\n<!-- end -->\n',
      '\uFEFF<a>1 > 0</a>',
    ],
    invalid: [
      [rules.xml, '<a><b>«</a»>'],
      [rules.xml, '<a>\n  <b>\n    «<c»>\n'],
      [rules.xml, '«<a»>'],
      [rules.xml, '<a/>«<b»/>'],
      [rules.xml, '<a></a>\n«<b»></b>'],
      [rules.xml, '<a></a> «words» here'],
      [rules.xml, '«words» here'],
      [rules.xml, '«</a»>'],
      [rules.xml, '<?x?>\n<!-- --> <a>«</b»></a>'],
      [rules.xml, '<a>«<1»></a>'],
      [rules.xml, '<a «b»=1/>'],
      [rules.xml, '<a b="1" «b»="2"></a>'],
      [rules.xml, '<a href="?x=1«&»y=2"/>'],
      [rules.xml, '<a>\n  «&»\n</a>'],
      [rules.xml, '<a>«&nbsp;»</a>'],
      [rules.xml, '<a>«<!--» </a>'],
      [rules.xml, '<a>«<![CDATA[» </a>'],
      [rules.xml, '«<!--» -- ->'],
      [rules.xmlDoctype, '«<!DOCTYPE» a [<!ENTITY x "<y>">]>\n<a>&x;</a>'],
    ],
  },
  text: { valid: ['anything: {[<', '{"a": 1,}', '\\u'], invalid: [] },
  '': { valid: ['anything: {[<'], invalid: [] },
  string: { valid: ['anything: {[<'], invalid: [] },
};

describe('contents', () => {
  for (const [type, { valid, invalid }] of Object.entries(examples)) {
    it(`of type ${JSON.stringify(type)} are accepted`, () => {
      for (const text of valid) assert.deepEqual(shown(text, type), [], text);
    });

    for (const [{ id, consequence }, example] of invalid)
      it(`of type ${JSON.stringify(type)} are reported by ${id} in ${JSON.stringify(example)}`, () => {
        const { text, start, end } = marked(example);
        assert.deepEqual(shown(text, type), [`${id} ${severityOf(consequence)} ${start}-${end}`]);
      });

    it(`of type ${JSON.stringify(type)} are repaired where that is offered`, () => {
      for (const [{ id }, example] of invalid) {
        const { text } = marked(example);
        for (const { fixes = [] } of checkContent(text, type, plainKey))
          for (const fix of fixes)
            assert.ok(!shown(applyFix(text, fix), type).some((one) => one.startsWith(`${id} `)), text);
      }
    });
  }

  it('are reported at the reference that XML does not know, after others', () => {
    assert.deepEqual(shown('<a>& &b; &amp;</a>', 'xml'), [
      'kie/content-xml error 3-4',
      'kie/content-xml error 5-8',
    ]);
  });

  it('are not judged when they are empty or cannot be stored', () => {
    for (const type of Object.keys(examples)) {
      assert.deepEqual(shown(' \n', type), []);
      assert.deepEqual(shown(`[${' '.repeat(2 * 131_072)}`, type), []);
    }
  });

  it('are read as YAML by the name that Java clients know too', () => {
    assert.deepEqual(shown('a: 1\na: 2\n', 'yml'), shown('a: 1\na: 2\n', 'yaml'));
  });

  it('are reported when the key is that of a type which would be taken apart', () => {
    const rule = rules.textType;
    for (const [key, text, end] of [
      ['application.yaml', '\nserver:\n  port: 1\n', 8],
      ['a.YML', '\na.b: 1\n', 7],
      ['a.json', '\n{}', 3],
      ['a.properties', '\na.b = 1\n', 8],
    ] as const)
      assert.deepEqual(shown(text, 'text', key), [`${rule.id} information 1-${end}`]);
    assert.deepEqual(shown('words', 'text', 'application.yaml'), []);
    assert.deepEqual(shown('a: 1', 'text', 'a.json'), []);
  });

  it('keep the rule of reading where they are too deep', () => {
    assert.deepEqual(shown('['.repeat(10_000), 'json').map(ruleOf), ['source/too-deep']);
    assert.deepEqual(shown('a: ' + '['.repeat(10_000), 'yaml').map(ruleOf), ['source/too-deep']);
  });
});

function ruleOf(line: string): string {
  return line.split(' ')[0] ?? '';
}
