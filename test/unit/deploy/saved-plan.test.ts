import assert from 'node:assert/strict';
import { changedFiles, differencesFrom, readSavedPlan, savePlan } from '../../../deploy/saved-plan';
import { planOf, prepared } from './steps';

const files = [
  { path: 'a.yaml', text: 'a: secret-1\n' },
  { path: 'b.yaml', text: 'b\n' },
];

function made(changes: Parameters<typeof prepared>[1] = {}) {
  return planOf(
    prepared('a', { liveState: 'state-1', ...changes, step: { action: 'change', ...changes.step } }),
    prepared('b', { step: { scope: 'app=shop' } }),
  );
}

describe('a saved plan', () => {
  it('contains the action of each resource, and no text of a file or of the live state', () => {
    const saved = savePlan(made(), files, { version: 'v-1' });
    const { read, ...others } = saved;
    assert.deepEqual(others, {
      format: 'engine-room plan 1',
      target: { name: 'prod', address: 'http://prod.test' },
      version: 'v-1',
      files: [
        { path: 'a.yaml', sha256: '8d0ab5a5cee0acb652ad8eb40b3314ae7b64711210df63a98f24e6851236cd76' },
        { path: 'b.yaml', sha256: '0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f' },
      ],
      resources: [
        { apiVersion: 'test/v1', kind: 'Thing', name: 'a', action: 'change' },
        { apiVersion: 'test/v1', kind: 'Thing', name: 'b', scope: 'app=shop', action: 'create' },
      ],
    });
    assert.match(read.salt, /^[0-9a-f]{32}$/);
    assert.match(read.scrypt, /^[0-9a-f]{64}$/);
    assert.doesNotMatch(JSON.stringify(saved), /secret-1|state-1/);
    assert.notEqual(savePlan(made(), files, {}).read.salt, read.salt);
    assert.deepEqual(Object.keys(savePlan(made(), [], {})), [
      'format',
      'target',
      'files',
      'resources',
      'read',
    ]);
  });

  it('is read from its file, and from no other text', () => {
    const saved = savePlan(made(), files, {});
    assert.deepEqual(readSavedPlan(JSON.stringify(saved)), saved);
    for (const text of ['', '{', '{}', 'null', JSON.stringify({ ...saved, format: 'engine-room plan 2' })])
      assert.equal(readSavedPlan(text), undefined, text);
  });

  it('knows which files have changed since it was made', () => {
    const saved = savePlan(made(), files, {});
    assert.deepEqual(changedFiles(saved, files), []);
    assert.deepEqual(changedFiles(saved, [...files].reverse()), []);
    assert.deepEqual(changedFiles(saved, [{ path: 'a.yaml', text: 'other' }]), ['a.yaml', 'b.yaml']);
  });

  it('is the plan that would be made now, unless something has moved', () => {
    const saved = savePlan(made(), files, {});
    assert.deepEqual(differencesFrom(saved, made()), []);
    const hidden = 'The live state has changed since the plan was made.';
    assert.deepEqual(differencesFrom(saved, made({ liveState: 'state-2' })), [hidden]);
    assert.deepEqual(differencesFrom(saved, made({ step: { summary: 'other' } })), [hidden]);
    assert.deepEqual(differencesFrom(saved, made({ step: { action: 'unchanged' } })), [
      'a: change was planned, now it would be unchanged.',
    ]);
    const more = planOf(prepared('b', { step: { scope: 'app=other' } }));
    assert.deepEqual(differencesFrom(saved, more), ['b (app=other): – was planned, now it would be create.']);
  });

  it('is not for another server, whatever its name, nor for another name', () => {
    const saved = savePlan(made(), files, {});
    const { plan, steps } = made();
    for (const [name, address] of [
      ['prod', 'http://other.test'],
      ['other', 'http://prod.test'],
    ] as const) {
      const target = { ...plan.target, name, address };
      assert.deepEqual(differencesFrom(saved, { plan: { ...plan, target }, steps }), [
        `The plan is for prod (http://prod.test), not for ${name} (${address}).`,
      ]);
    }
  });

  it('does not say something else than what is carried out', () => {
    const saved = savePlan(made(), files, {});
    assert.deepEqual(differencesFrom(saved, made()), []);
    const [first, ...others] = saved.resources;
    assert.ok(first);
    const edited = { ...saved, resources: [{ ...first, action: 'remove' }, ...others] };
    assert.deepEqual(differencesFrom(edited, made()), ['a: remove was planned, now it would be change.']);
    const more = { ...saved, resources: [...saved.resources, { ...first, name: 'c' }] };
    assert.equal(differencesFrom(more, made()).length, 1);
  });
});
