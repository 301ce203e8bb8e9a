import assert from 'node:assert/strict';
import { describeStatus, type ConnectionStatus } from '../../../client/status/describe-status';
import { RunningWork } from '../../../client/status/running-work';

const dev: ConnectionStatus = { name: 'dev', address: 'http://dev.test', state: 'reached' };
const test: ConnectionStatus = { ...dev, name: 'test', state: 'unused' };
const gone: ConnectionStatus = { ...dev, name: 'gone', state: 'failed', problem: 'Nothing is listening.' };

describe('the status-bar item', () => {
  it('is not there while nothing is connected', () => {
    assert.equal(describeStatus([], []), undefined);
  });

  it('names the only connection, and counts several', () => {
    assert.equal(describeStatus([dev], [])?.text, '$(plug) dev');
    assert.equal(describeStatus([dev, test], [])?.text, '$(plug) connections: 2');
  });

  it('names the connection that failed, and says why in its tooltip', () => {
    const status = describeStatus([dev, test, gone], []);
    assert.deepEqual([status?.text, status?.warning], ['$(warning) gone: failed', true]);
    assert.deepEqual(status?.tooltip.split('\n'), [
      'dev (http://dev.test): reached',
      'test (http://dev.test): not used yet',
      'gone (http://dev.test): Nothing is listening.',
    ]);
  });

  it('shows running work before all else', () => {
    assert.equal(describeStatus([gone], ['Scale web to 3'])?.text, '$(sync~spin) Scale web to 3');
    assert.equal(describeStatus([], ['One', 'Two'])?.text, '$(sync~spin) One and 1 more');
  });

  it('cuts long texts, and keeps each on its line', () => {
    const long = `${'x'.repeat(5_000)}\nforged: reached`;
    const named = describeStatus([{ ...dev, name: long }], [long]);
    assert.ok((named?.text.length ?? 0) < 100);
    assert.equal(named?.tooltip.split('\n').length, 2);
  });

  it('shows the texts of others verbatim', () => {
    const named = { ...dev, name: '$(alert) [x](command:y)' };
    assert.doesNotMatch(describeStatus([named], ['$(alert)'])?.text ?? '', /\$\(alert\)/);
    assert.doesNotMatch(describeStatus([named], [])?.tooltip ?? '', /\]\(/);
  });
});

describe('running work', () => {
  it('has the titles of what runs, also when it fails', async () => {
    const work = new RunningWork();
    const seen: (readonly string[])[] = [];
    work.onDidChange(() => seen.push([...work.titles]));
    await assert.rejects(work.run('Scale', () => Promise.reject(new Error('no'))));
    assert.deepEqual(seen, [['Scale'], []]);
  });
});
