import assert from 'node:assert/strict';
import { bookshop, type BookshopState } from '../../bookshop';
import { openTerminal, type Ended, type Terminal } from './command-line';

const file = 'bookshop.servicestage.yaml';

describe('an application of three components from the terminal', function () {
  this.timeout(120_000);
  let terminal: Terminal;
  before(async () => (terminal = await openTerminal({ pace: 0.001 })));
  after(() => terminal.close());

  async function run(state: BookshopState, command: string, ...more: readonly string[]): Promise<Ended> {
    await terminal.write(file, bookshop(state));
    return terminal.run(command, file, '--connection', 'sandbox', ...more);
  }

  const failing = { searchImage: 'missing' };
  const mended = { searchVersion: '1.0.1' };
  const newer = { ...mended, web: '1.1.0' };
  const replaced = { ...newer, webRuntime: 'Java8' };

  it('says which job failed and why, and does what does not depend on it', async () => {
    const { code, out } = await run(failing, 'deploy', '--yes');
    assert.equal(code, 1, out);
    assert.match(
      out,
      /Instance search-test.*Failed to pull image "swr\.example\.com\/books\/search:missing"/,
    );
    assert.match(out, /Instance orders-test.*1 of 1/);
  });

  it('goes on from there with what was mended, and nothing else', async () => {
    const planned = await run(mended, 'plan', '--detailed-exitcode');
    assert.equal(planned.code, 2, planned.out + planned.err);
    assert.match(planned.out, /1 to change, 7 unchanged/);
    const { code, out } = await run(mended, 'deploy', '--yes');
    assert.equal(code, 0, out);
    assert.equal((await run(mended, 'plan', '--detailed-exitcode')).code, 0);
  });

  it('upgrades one of them', async () => {
    const { code, out } = await run(newer, 'deploy', '--yes');
    assert.equal(code, 0, out);
    assert.match(out, /Instance web-test/);
  });

  it('replaces a component only where its name allows it', async () => {
    const refused = await run(replaced, 'deploy', '--yes');
    assert.equal(refused.code, 1, refused.out);
    assert.match(refused.err, /--allow-replace/);
    const { code, out, err } = await run(replaced, 'deploy', '--yes', '--allow-replace', 'web');
    assert.equal(code, 0, out + err);
    assert.equal((await run(replaced, 'plan', '--detailed-exitcode')).code, 0);
  });

  it('removes it with everything in it', async () => {
    const { code, out, err } = await run(replaced, 'destroy', '--yes');
    assert.equal(code, 0, out + err);
    assert.match(out, /8 removed/);
  });
});
