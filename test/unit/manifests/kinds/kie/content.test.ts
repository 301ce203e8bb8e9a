import assert from 'node:assert/strict';
import { cloudKind } from '../../../../../manifests/kinds/cloud/kind';
import { defaultManifestOptions } from '../../../../../manifests/engine/manifest';
import { openKie, shown } from './files';

const head = '"labels": {"app": "a", "environment": ""}, "status": "enabled"';
const item = (key: string, type: string, value: string) =>
  `{"data": [{"key": "${key}", ${head}, "value_type": "${type}", "value": ${value}}]}`;

/** Findings, without those about names of match groups, of which there are none here. */
const findingsOf = (text: string) => shown(text).filter((line) => !/without-match-group/.test(line));

describe('the content of values, at its place in the file', () => {
  it('is found after escapes of JSON', () => {
    const value = '"services: \\"caf\\u00e9\\"\\nrate: often\\n"';
    assert.deepEqual(findingsOf(item('servicecomb.rateLimiting.a', 'text', value)), [
      'governance/value-type «often»',
    ]);
  });

  it('is found where it is written in escapes itself', () => {
    const value = '"rate: \\u006fften\\norder: 1\\n"';
    assert.deepEqual(findingsOf(item('servicecomb.rateLimiting.a', 'text', value)), [
      'governance/value-type «\\u006fften»',
    ]);
  });

  it('is found after characters of two units', () => {
    const value = '"# \u{1f600} \\ud83d\\ude00\\nrate: often\\n"';
    assert.deepEqual(findingsOf(item('servicecomb.rateLimiting.a', 'text', value)), [
      'governance/value-type «often»',
    ]);
  });

  it('is found in blocks of YAML, and in its quotes', () => {
    const yaml = (value: string) =>
      `data:\n  - key: servicecomb.rateLimiting.a\n    labels: {app: a, environment: ""}\n    status: enabled\n    value: ${value}\n`;
    assert.deepEqual(findingsOf(yaml('|\n      order: 1\n      rate: often')), [
      'governance/value-type «often»',
    ]);
    assert.deepEqual(findingsOf(yaml('"order: 1\\nrate: often"')), ['governance/value-type «often»']);
    assert.deepEqual(findingsOf(yaml("'rate: often'")), ['governance/value-type «often»']);
  });

  it('is found in policies inside YAML', () => {
    const value = '"servicecomb:\\n  rateLimiting:\\n    a: |\\n      rate: often\\n"';
    assert.deepEqual(findingsOf(item('application.yaml', 'yaml', value)), ['governance/value-type «often»']);
  });

  it('is repaired as the file is written', () => {
    const text = item('servicecomb.bulkhead.a', 'text', '"maxConcurrentCalls: 1\\nmaxConcurentCalls: 2\\n"');
    const fixes = openKie(text)
      .findings()
      .flatMap(({ fixes: all }) => all ?? []);
    for (const { edits } of fixes)
      for (const { range, text: put } of edits)
        assert.doesNotThrow(() => JSON.parse(text.slice(0, range.start) + put + text.slice(range.end)));
  });

  it('is judged with the type that servers fill in', () => {
    const text = `{"data": [{"key": "shop.a", ${head}, "value": "a: [1"}]}`;
    assert.deepEqual(findingsOf(text), []);
  });

  it('is reported with the key and the type of policies', () => {
    const text = item('servicecomb.rateLimiting.a.b', 'yaml', '"rate: 10"');
    assert.deepEqual(findingsOf(text), [
      'governance/policy-name «a.b»',
      'governance/kie-value-type «"yaml"»',
    ]);
  });

  it('never shows a secret', () => {
    const text = item('db.yaml', 'yaml', '"db:\\n  password: Changeme_123\\n"');
    const [finding] = openKie(text).findings();
    assert.equal(finding?.rule, 'kie/literal-secret');
    assert.doesNotMatch(finding.message, /Changeme/);
  });
});

describe('policies of one file', () => {
  it('are judged together where their labels are the same', () => {
    const policy = (key: string, environment: string, value: string) =>
      `{"key": "${key}", "labels": {"app": "a", "environment": "${environment}"}, "status": "enabled", "value": "${value}"}`;
    const post = 'matches:\\n  - name: a\\n    method: [POST]\\n    apiPath: {exact: \\"/a\\"}\\n';
    const file = (environment: string) =>
      `{"data": [${policy('servicecomb.matchGroup.a', 'testing', post)}, ${policy('servicecomb.retry.a', environment, 'maxAttempts: 3')}]}`;
    const together = (text: string) => shown(text).filter((line) => line.includes('retry-unsafe'));
    assert.deepEqual(together(file('testing')), ['governance/retry-unsafe «a»']);
    assert.deepEqual(together(file('production')), []);
  });

  it('name match groups, and what calls them', () => {
    const text = item('servicecomb.retry.login', 'text', '"maxAttempts: 3"');
    const names = openKie(text)
      .names()
      .map(({ kind, role, name, range }) => [kind, role, name, text.slice(range.start, range.end)]);
    assert.deepEqual(names, [
      ['config-item', 'definition', 'servicecomb.retry.login', 'servicecomb.retry.login'],
      ['match-group', 'reference', 'login', 'login'],
      ['policy', 'definition', 'login', 'login'],
    ]);
  });
});

describe('the outline of configuration items', () => {
  it('shows keys and labels', () => {
    const outline = openKie(item('shop.a', 'text', '"b"')).outline();
    assert.deepEqual(
      outline.map(({ name, detail }) => [name, detail]),
      [['shop.a', 'app=a, environment=']],
    );
  });

  it('goes with hints of what holds because it is not written', () => {
    const hints = openKie('{"data": [{"key": "shop.a", "value": "b"}]}').hints();
    assert.deepEqual(
      hints.map(({ text }) => text),
      ['value_type: text, status: disabled, or enabled in the cloud'],
    );
  });
});

describe('the value of an item that is a cloud manifest', () => {
  it('is judged by its type as well', () => {
    const text =
      'apiVersion: kie/v1\nkind: Config\nmetadata: { name: a.json, engine: prod }\nspec:\n  labels: { app: a, environment: "" }\n  status: enabled\n  value_type: json\n  value: |\n    {"a": 1,}\n';
    const findings = cloudKind.open(text, defaultManifestOptions).findings();
    assert.deepEqual(shown(text, findings), ['kie/content-json «,»']);
  });
});
