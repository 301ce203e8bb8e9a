import assert from 'node:assert/strict';
import { progressReporter } from '../../../cli/deploy/progress';
import { writeExport } from '../../../cli/export/write-export';

describe('texts of servers with line breaks', () => {
  let written = '';
  const write = (text: string) => {
    written += text;
    return Promise.resolve();
  };
  const terminal = { out: write, err: write, coloured: false };
  beforeEach(() => void (written = ''));

  it('are one line of the progress', async () => {
    const reporter = progressReporter({ json: false, verb: 'deploy' }, terminal);
    const resource = { apiVersion: 'servicestage/v2', kind: 'Application', name: 'a' };
    reporter.event({ resource, state: 'failed', action: 'create', message: 'bad\nDeployed.' });
    await reporter.end({ state: 'failed', steps: [] }, undefined);
    assert.equal(written.split('\n')[0], 'Application a: failed: bad\\nDeployed.');
  });

  it('are one line of what an export leaves out', async () => {
    const leftOut = [{ title: 'Application evil\n+ Create', details: 'Bad.' }];
    await writeExport({ text: '', count: 0, leftOut, secrets: [] }, undefined, terminal, '');
    assert.equal(written, 'engine-room: Application evil\\n+ Create is not exported. Bad.\n');
  });
});
