import assert from 'node:assert/strict';
import { describeExport } from '../../../client/documents/describe-export';
import { nothingExported } from '../../../deploy/export/export-manifest';

describe('what is said of an export', () => {
  async function said(...exported: Parameters<typeof describeExport>[1]): Promise<readonly string[]> {
    const messages: string[] = [];
    const say = (message: string) => Promise.resolve(void messages.push(message));
    await describeExport({ inform: say, warn: say }, exported);
    return messages;
  }

  it('is once that it would be too large, and what to choose instead', async () => {
    assert.deepEqual(await said(nothingExported('It would be too large.')), [
      'It would be too large. They are not exported: choose scopes or single rows instead.',
    ]);
    const nothing = { text: '', count: 0, leftOut: [], secrets: [] };
    assert.deepEqual(await said(nothing), ['There is nothing to export.']);
  });
});
