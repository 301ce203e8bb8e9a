import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sample } from '../editor/paths';
import { useSession } from './session';

const file = 'hello-world/lain.yaml';
const portLine = 21;
const endOfWeb = 28;

describe('a lain.yaml in the workbench', () => {
  const session = useSession();

  it('shows a mistake under the text and in the Problems view, until it is put right', async () => {
    const { workbench } = session();
    await workbench.openFile(file, portLine, '  port: '.length + 1);
    await workbench.typeOverRestOfLine('80800');
    const problem = await workbench.problem('80800 is not a port; write a number from 1 to 65535.');
    await problem.waitFor();

    await workbench.openFile(file, portLine, '  port: '.length + 1);
    await workbench.typeOverRestOfLine('8080');
    await problem.waitFor({ state: 'detached' });
    await workbench.noErrors();
  });

  it('says in the hover what is wrong and what the key means', async () => {
    const { workbench, picture } = session();
    await workbench.openViews('Engine Room');
    await workbench.widenSideBar(470);
    await workbench.tree('Instances').clickOpen('Sandbox', 'hello-world', 'web');
    await workbench.openFile(file, portLine, '  port: '.length + 1);
    await workbench.typeOverRestOfLine('80800');
    await workbench.goTo(portLine, '  port: '.length + 2);
    await workbench.hover('80800 is not a port', 'Port that the container listens on');
    await picture('workbench');
    await workbench.goTo(portLine, '  port: '.length + 1);
    await workbench.typeOverRestOfLine('8080');
  });

  it('completes a key of a proc', async () => {
    const { workbench, workspace } = session();
    await workbench.openFile(file, endOfWeb, '    - access.log'.length + 1);
    await workbench.type('\n');
    await workbench.goTo(endOfWeb + 1, 1);
    await workbench.typeOverRestOfLine('  https');
    await workbench.acceptSuggestion('https_only');
    await workbench.acceptSuggestion('true');
    await workbench.save();

    const before = await readFile(join(sample, file), 'utf8');
    const after = await readFile(join(workspace, file), 'utf8');
    assert.equal(after, before.replace('    - access.log\n', '    - access.log\n  https_only: true\n'));
  });
});
