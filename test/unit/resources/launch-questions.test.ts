import assert from 'node:assert/strict';
import { darkLaunchActions } from '../../../resources/cse/dark-launch-actions';
import { launchQuestions } from '../../../resources/cse/start-launch';

/** The questions for both versions, when the first is answered. */
async function versionQuestions(versions: readonly string[], fresh: string, chosen?: string) {
  const [first] = launchQuestions('mail', versions, chosen);
  const [former] = (await first?.next?.({ fresh }, () => Promise.resolve([]))) ?? [];
  return [first, former].map((one) => ({
    initial: one?.initial,
    choices: one?.choices?.map(({ value }) => value),
    prompt: one?.prompt,
  }));
}

describe('the questions for the versions of a dark launch', () => {
  it('offer the new one not again as the one for the rest', async () => {
    const [fresh, former] = await versionQuestions(['1.2.0', '1.1.0', '1.0.0'], '1.1.0');
    assert.deepEqual(fresh?.choices, ['1.2.0', '1.1.0', '1.0.0']);
    assert.deepEqual(former?.choices, ['1.2.0', '1.0.0']);
    assert.deepEqual((await versionQuestions(['1.2.0', '1.1.0'], '1.2.0'))[1]?.choices, ['1.1.0']);
  });

  it('take the only version that is known for no new one, unless it was chosen', async () => {
    const [fresh, former] = await versionQuestions(['1.0.3'], '1.1.0');
    assert.equal(fresh?.initial, '');
    assert.match(fresh.prompt ?? '', /^Only 1\.0\.3 is known: deploy the new version first/);
    assert.equal(former?.initial, '1.0.3');
    assert.equal((await versionQuestions(['1.0.3'], '1.0.3', '1.0.3'))[0]?.initial, '1.0.3');
  });
});

describe('actions on dark launches', () => {
  it('say what leads to a launch that they are possible for', () => {
    for (const action of Object.values(darkLaunchActions))
      assert.match(action.nothing?.() ?? '', /Dark Launch…/);
  });
});
