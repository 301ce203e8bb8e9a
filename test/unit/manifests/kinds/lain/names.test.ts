import assert from 'node:assert/strict';
import { lainNamesRules } from '../../../../../manifests/kinds/lain/rules/cross-file';
import type { NameSource } from '../../../../../manifests/engine/names';
import { placeNames } from '../../../../../manifests/engine/workspace/placed-names';
import { NameIndex } from '../../../../../manifests/engine/workspace/name-index';
import { applyFix, readExample } from '../../examples';
import { describeRules } from '../../describe-rules';
import { consoleOf, openLain, shown, together, workspaceOf } from './files';

const build = 'build:\n  base: a\n  script: [make]\n';

/** Names of a file as `role kind name@scope «text»`. */
function namesOf(text: string): readonly string[] {
  return openLain(text)
    .names()
    .map(({ role, kind, name, scope, range, fixed }) => {
      const at = scope === undefined ? '' : `@${scope}`;
      const end = fixed === true ? ' fixed' : '';
      return `${role} ${kind} ${name}${at} «${text.slice(range.start, range.end)}»${end}`;
    });
}

describe('names in lain.yaml', () => {
  it('are the app and its procs', () => {
    assert.deepEqual(
      namesOf('appname: hello\nweb:\n  cmd: a\nworker.jobs:\n  cmd: a\n"proc.x":\n  cmd: a\n'),
      [
        'definition lain-app hello «hello»',
        'definition lain-proc web@hello «web» fixed',
        'definition lain-proc jobs@hello «jobs»',
        'definition lain-proc x@hello «x»',
      ],
    );
  });

  it('are services that portals offer, with the name a second time in the usual key', () => {
    assert.deepEqual(
      namesOf(
        'appname: "a"\nportal.portal-redis:\n  service_name: \'redis\'\nportal.p:\n  service_name: b\n',
      ),
      [
        'definition lain-app a «a»',
        'definition lain-proc portal-redis@a «portal-redis»',
        'definition lain-service redis@a «redis»',
        'reference lain-service redis@a «redis»',
        'definition lain-proc p@a «p»',
        'definition lain-service b@a «b»',
      ],
    );
  });

  it('are the service, the proc and the portal of `service.NAME`', () => {
    assert.deepEqual(namesOf('appname: a\nservice.echo:\n  cmd: x\n  portal:\n    port: 80\n').slice(1), [
      'definition lain-proc echo@a «echo»',
      'definition lain-proc portal-echo@a «portal» fixed',
      'definition lain-service echo@a «echo»',
    ]);
  });

  it('are what the app uses of others', () => {
    const text =
      'appname: a\nuse_services:\n  b: [c, "d"]\nuse_resources:\n  r:\n    services:\n      - s\n    size: 1\n';
    assert.deepEqual(namesOf(text).slice(1), [
      'reference lain-app b «b»',
      'reference lain-service c@b «c»',
      'reference lain-service d@b «d»',
      'reference lain-app r «r»',
      'reference lain-resource r «r»',
      'reference lain-service s@r «s»',
    ]);
  });

  it('are resources where the app is one, and no services in the ein-plus dialect', () => {
    assert.deepEqual(namesOf('appname: a\napptype: resource\n'), [
      'definition lain-app a «a»',
      'definition lain-resource a «a»',
    ]);
    const einplus = openLain('appname: a\nuse_services:\n  b: [c]\ncron.d:\n  cmd: a\n', 'einplus').names();
    assert.deepEqual(
      einplus.map(({ kind }) => kind),
      ['lain-app', 'lain-proc'],
    );
  });

  it('stay known while the text is broken', () => {
    assert.ok(namesOf('appname: a\nweb.b:\n  cmd: "x\n').includes('definition lain-proc b@a «b»'));
  });
});

/** What rules about names are judged among: everything that can be missed is. */
const around = {
  'lain/unknown-app': consoleOf({ 'lain-app': [] }),
  'lain/unknown-service': workspaceOf({}),
  'lain/not-a-resource': workspaceOf({}),
};

describeRules(
  'rules of names in lain.yaml',
  lainNamesRules.map((rule) => ({
    ...rule,
    examples: {
      valid: rule.examples.valid.map(completed),
      invalid: rule.examples.invalid.map(completed),
    },
  })),
  (text, rule) => {
    const known = Object.entries(around).find(([id]) => id === rule)?.[1];
    const manifest = openLain(text);
    return [...manifest.findings(), ...(known ? manifest.crossFileFindings(known) : [])];
  },
);

function completed(example: string): string {
  const marked = example.replace('«', '\u0001').replace('»', '\u0002');
  return readExample(marked, false).text.replace('\u0001', '«').replace('\u0002', '»');
}

describe('names of other apps', () => {
  const client = `appname: client\n${build}use_services:\n  redis-service:\n    - redsi\nuse_resources:\n  mysql:\n    services: [mysql]\n`;
  const found = (...sources: readonly NameSource[]) =>
    shown(client, openLain(client).crossFileFindings(together(...sources)));

  it('prove nothing while nothing is known', () => {
    assert.deepEqual(found(), []);
    assert.deepEqual(found(workspaceOf({}), consoleOf({ 'lain-app': [] }, 'partial')), []);
    assert.deepEqual(found(workspaceOf({ 'lain-app': ['other'] })), []);
  });

  it('are judged where their manifest is in the workspace', () => {
    const workspace = workspaceOf({
      'lain-app': ['redis-service', 'mysql'],
      'lain-service@redis-service': ['redis'],
      'lain-service@mysql': ['mysql'],
    });
    assert.deepEqual(found(workspace), [
      'warning lain/unknown-service «redsi»',
      'warning lain/not-a-resource «mysql»',
    ]);
    const [service] = openLain(client).crossFileFindings(workspace);
    assert.ok(service?.fixes?.[0]);
    const repaired = applyFix(client, service.fixes[0]);
    assert.ok(repaired.includes('- redis\n'));
    assert.equal(openLain(repaired).crossFileFindings(workspace).length, 1);
  });

  it('are as a connection lists them, the workspace counting too', () => {
    assert.deepEqual(found(workspaceOf({}), consoleOf({ 'lain-app': ['redis-services'] })), [
      'warning lain/unknown-app «redis-service»',
      'warning lain/unknown-app «mysql»',
    ]);
    const workspace = workspaceOf({
      'lain-app': ['redis-service', 'mysql'],
      'lain-resource': ['mysql'],
      'lain-service@redis-service': ['redsi'],
      'lain-service@mysql': ['mysql'],
    });
    assert.deepEqual(found(workspace, consoleOf({ 'lain-app': [] }, 'partial')), []);
  });

  it('prove nothing where templates name the services', () => {
    assert.deepEqual(
      found(
        workspaceOf({
          'lain-app': ['redis-service'],
          'lain-service@redis-service': ["{{ name|default('redis') }}"],
        }),
      ),
      [],
    );
  });

  it('lead from one file to the other', () => {
    const index = new NameIndex();
    const service = `appname: redis-service\n${build}portal.portal-redis:\n  service_name: redis\n`;
    const user = client.replace('redsi', 'redis');
    index.set('service', placeNames(openLain(service)));
    index.set('client', placeNames(openLain(user)));
    const uses = index.usesOf({ kind: 'lain-service', name: 'redis', scope: 'redis-service' });
    assert.deepEqual(uses.map(({ file, use }) => `${file} ${use.role} ${use.range.start.line}`).sort(), [
      'client reference 6',
      'service definition 5',
      'service reference 4',
    ]);
  });
});
