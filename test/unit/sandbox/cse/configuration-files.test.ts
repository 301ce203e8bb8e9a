import assert from 'node:assert/strict';
import { exportFile, importFile } from '../../../../sandbox/cse/configuration-files';
import { startKie } from '../kie/running';
import { codeOf } from './refused';

const item = (key: string, more: object = {}) => ({ key, value: '1', labels: { app: 'shop' }, ...more });
const fileOf = (...data: object[]) => JSON.stringify({ data });

describe('sandbox: configuration files of the engine service', () => {
  const plain = { override: 'skip', label: undefined } as const;

  it('are imported, and failures have the service’s codes', () => {
    const { kie } = startKie();
    const long = item('long', { value: 'x'.repeat(131_073) });
    const result = importFile(kie, fileOf(item('a'), item('bad key'), item('a'), long), plain);
    assert.deepEqual(
      result.success.map((one) => one.key),
      ['a'],
    );
    assert.deepEqual(
      result.failure.map((one) => [one.key, one.error_code]),
      [
        ['bad key', 'SVCSTG.00400100'],
        ['a', 'SVCSTG.00400107'],
        ['long', 'SVCSTG.00400649'],
      ],
    );
  });

  it('are imported under another label, which must be one', () => {
    const { kie } = startKie();
    importFile(kie, fileOf(item('a')), { override: 'force', label: 'environment:testing' });
    assert.deepEqual(kie.state.items[0]?.labels, { environment: 'testing' });
    const wrong = () => importFile(kie, fileOf(item('b')), { ...plain, label: 'testing' });
    assert.equal(codeOf(wrong), 'SVCSTG.00400653');
  });

  const unreadable: [content: string, code: string][] = [
    ['', 'SVCSTG.00400651'],
    ['key: a', 'SVCSTG.00400651'],
    ['[]', 'SVCSTG.00400651'],
    ['{}', 'SVCSTG.00400651'],
    ['{"data": [{"key": "a", "value": 1}]}', 'SVCSTG.00400652'],
    ['{"data": [null]}', 'SVCSTG.00400652'],
    ['{"data": [{"key": "a", "value": "1", "labels": {"app": 1}}]}', 'SVCSTG.00400653'],
  ];
  for (const [content, code] of unreadable) {
    it(`are refused as a whole: ${content || 'nothing'}`, () => {
      const { kie } = startKie();
      assert.equal(
        codeOf(() => importFile(kie, content, plain)),
        code,
      );
      assert.equal(kie.state.items.length, 0);
    });
  }

  it('are exported by ids and by label', () => {
    const { kie } = startKie();
    const inCart = item('b', { labels: { app: 'shop', service: 'cart' } });
    const { success } = importFile(kie, fileOf(item('a'), inCart, item('c', { labels: {} })), plain);
    const keys = (ids: string[], label: string | undefined, exact: boolean) =>
      exportFile(kie, { ids, label, exact }).data.map((one) => one.key);
    const ids = success.map((one) => one.id);
    assert.deepEqual(keys(ids.slice(0, 1), undefined, false), ['a']);
    assert.deepEqual(keys([], 'app:shop', false), ['a', 'b']);
    assert.deepEqual(keys([], 'app:shop', true), ['a']);
    assert.equal(
      codeOf(() => keys(['unknown'], undefined, false)),
      'SVCSTG.00400106',
    );
  });
});
