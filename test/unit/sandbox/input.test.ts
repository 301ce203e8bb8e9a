import assert from 'node:assert/strict';
import type { Operation } from '../../../api/catalogue/operation';
import { createComponent } from '../../../api/catalogue/servicestage/components';
import {
  createComponentInstance,
  runComponentInstanceAction,
} from '../../../api/catalogue/servicestage/instances';
import { readInput } from '../../../sandbox/http/input';
import { image, newComponent, newInstance, onCluster } from './servicestage/running';

/** Pointer and value of the invalid part of a body. */
function problemWith(operation: Operation, body: unknown) {
  const path = { project_id: 'p', application_id: 'a', component_id: 'c', instance_id: 'i' };
  const text = Buffer.from(JSON.stringify(body));
  const result = readInput(operation, { method: 'POST', url: '/', path, query: {}, headers: {}, body: text });
  return 'problem' in result ? [result.problem.pointer, result.problem.value] : undefined;
}

describe('sandbox: input that does not fit', () => {
  const storage = (one: object) => ({ configuration: { storage: [one] } });
  const probe = (one: object) => ({ configuration: { probes: { livenessProbe: one } } });
  const hook = (one: object) => ({ configuration: { lifecycle: { 'pre-stop': one } } });
  const deployments: readonly (readonly [string, object, readonly [string, unknown]])[] = [
    ['a kind that no alternative has', storage({ type: 'NFS' }), ['/configuration/storage/0/type', 'NFS']],
    [
      'a setting of the wrong type',
      storage({ type: 'EmptyDir', parameters: { medium: 1 }, mounts: [] }),
      ['/configuration/storage/0/parameters/medium', 1],
    ],
    [
      'a setting that is missing',
      probe({ type: 'tcp', parameters: {} }),
      ['/configuration/probes/livenessProbe/parameters/port', undefined],
    ],
    [
      'a setting of a hook, which may be null',
      hook({ type: 'http', parameters: { port: 80 } }),
      ['/configuration/lifecycle/pre-stop/parameters/path', undefined],
    ],
    [
      'a setting beside one that is right',
      { refer_resources: [onCluster, { id: 'd', type: 'dcs', refer_alias: 'x' }] },
      ['/refer_resources/1/refer_alias', 'x'],
    ],
    [
      'no alternative at all',
      { artifacts: { cart: { ...image, type: 'jar' } } },
      ['/artifacts/cart/type', 'jar'],
    ],
  ];
  for (const [what, change, expected] of deployments) {
    it(`is found: ${what}`, () => {
      const body = { ...newInstance('env'), ...change };
      assert.deepEqual(problemWith(createComponentInstance, body), expected);
    });
  }

  it('is found: parameters of an action, and an action that does not exist', () => {
    const problem = (body: object) => problemWith(runComponentInstanceAction, body);
    assert.deepEqual(problem({ action: 'scale', parameters: { replica: 'x' } }), [
      '/parameters/replica',
      'x',
    ]);
    assert.deepEqual(problem({ action: 'rollback' }), ['/parameters', undefined]);
    assert.deepEqual(problem({ action: 'fly' }), ['/action', 'fly']);
  });

  it('is found: a part of a source, and a source of no kind', () => {
    const problem = (source: object) => problemWith(createComponent, { ...newComponent, source });
    const spec = { repo_type: 'GitHub', repo_url: '', repo_auth: 'lin' };
    assert.deepEqual(problem({ kind: 'code', spec }), ['/source/spec/repo_url', '']);
    assert.deepEqual(problem({ kind: 'tar', spec }), ['/source/kind', 'tar']);
  });
});
