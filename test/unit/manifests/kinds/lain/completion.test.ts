import assert from 'node:assert/strict';
import { withoutPlaceholders } from '../../../../../manifests/engine/language/snippet';
import { scalarIn, topLevelScalar } from '../../../../../manifests/kinds/lain/completion/text-search';
import { atCursor } from '../../completion/cursor';
import { consoleOf, openLain, together, workspaceOf } from './files';
import { processorTime } from '../../../../processor-time';

const known = together(
  workspaceOf({
    'lain-app': ['hello', 'redis-service', 'mysql'],
    'lain-resource': ['mysql'],
    'lain-service@redis-service': ['redis', '{{ name }}'],
    'lain-service@mysql': ['mysql-master'],
  }),
  consoleOf({ 'lain-app': ['redis-service', 'far-resource'] }, 'partial'),
);

/** The names that are proposed, with where they are known from. */
function namesAt(marked: string): readonly string[] {
  const { text, offset } = atCursor(marked);
  return openLain(text)
    .complete(offset, known)
    .filter(({ kind }) => kind === 'reference')
    .map(({ label, detail }) => `${label} (${detail})`);
}

/** The text after the proposal of a name was accepted. */
function accepted(marked: string, label: string): string {
  const { text, offset } = atCursor(marked);
  const proposal = openLain(text)
    .complete(offset, known)
    .find((one) => one.label === label);
  assert.ok(proposal, label);
  const { range, insertText } = proposal;
  return text.slice(0, range.start) + withoutPlaceholders(insertText) + text.slice(range.end);
}

describe('completion of names in lain.yaml', () => {
  it('proposes apps, marked with where they are known from, but not the app itself or one twice', () => {
    assert.deepEqual(namesAt('appname: "hello" # x\nuse_services:\n  mysql: [a]\n  |\n'), [
      'redis-service (the workspace)',
      'far-resource (dev)',
    ]);
  });

  it('proposes resources: those of the workspace, and apps of which only the console knows', () => {
    assert.deepEqual(namesAt('use_resources:\n  |\n'), [
      'mysql (the workspace)',
      'redis-service (dev)',
      'far-resource (dev)',
    ]);
  });

  it('proposes the services of the app', () => {
    const detail = 'redis of redis-service, the workspace';
    assert.deepEqual(namesAt('use_services:\n  redis-service:\n    - |\n'), [`redis (${detail})`]);
    assert.deepEqual(namesAt('use_services:\n  redis-service:\n    |\n'), [`redis (${detail})`]);
    assert.deepEqual(namesAt('use_services:\n  redis-service: [|]\n'), [`redis (${detail})`]);
    assert.deepEqual(namesAt('use_resources:\n  mysql:\n    services:\n      - |\n'), [
      'mysql-master (mysql-master of mysql, the workspace)',
    ]);
    assert.deepEqual(namesAt('use_resources:\n  mysql:\n    size: |\n'), []);
  });

  it('writes what belongs to a name', () => {
    assert.equal(
      accepted('use_services:\n  |\n', 'redis-service'),
      'use_services:\n  redis-service:\n    - \n',
    );
    assert.equal(
      accepted('use_resources:\n  |\n', 'mysql'),
      'use_resources:\n  mysql:\n    services:\n      - \n',
    );
    assert.equal(
      accepted('use_services:\n  redis-service:\n    |\n', 'redis'),
      'use_services:\n  redis-service:\n    - redis\n',
    );
    assert.equal(
      accepted('use_services:\n  re|: [a]\n', 'redis-service'),
      'use_services:\n  redis-service: [a]\n',
    );
  });

  it('proposes nothing of others without a source of names, or in a dialect without services', () => {
    const { text, offset } = atCursor('use_services:\n  |\n');
    assert.deepEqual(openLain(text).complete(offset), []);
    assert.deepEqual(openLain(text, 'einplus').complete(offset, known), []);
  });
});

describe('completion of lain.yaml by lines', () => {
  it('finds scalars without reading the text', () => {
    const text =
      'appname: "a b" # c\nbuild:\n  base: x:1\n\nrelease:\n  # y\n  dest_base: \'z\'\nweb: {base: no}\n';
    assert.equal(topLevelScalar(text, 'appname'), 'a b');
    assert.equal(topLevelScalar(text, 'base'), undefined);
    assert.equal(scalarIn(text, 'build', 'base'), 'x:1');
    assert.equal(scalarIn(text, 'release', 'dest_base'), 'z');
    assert.equal(scalarIn(text, 'build', 'dest_base'), undefined);
    assert.equal(scalarIn(text, 'test', 'base'), undefined);
    assert.equal(topLevelScalar('appname: [a]\n', 'appname'), undefined);
  });

  it('costs a small part of what reading the text does', () => {
    const filler = Array.from({ length: 30_000 }, (_, line) => `    - command number ${line}\n`).join('');
    const text = `appname: a\ntest:\n  script:\n${filler}use_services:\n  `;
    const measure = (work: () => unknown): number => {
      return Math.min(...Array.from({ length: 5 }, () => processorTime(work)));
    };
    assert.ok(openLain(text).complete(text.length, known).length > 0);
    const completing = measure(() => openLain(text).complete(text.length, known));
    const reading = measure(() => openLain(text).findings());
    assert.ok(completing < reading / 3, `completion ${completing} ms, reading ${reading} ms`);
  });
});
