import assert from 'node:assert/strict';
import type { Transport } from '../../../api/http/transport';
import { createUndiciTransport } from '../../../api/http/undici-transport';
import { startDeploying, type DeployStage } from './stage';

const text = `apiVersion: servicestage/v2
kind: Application
metadata: { name: absent }
spec: {}
`;

/** A transport to a project whose list of applications says that there is one more than it has. */
function shortLists(): Transport {
  const inner = createUndiciTransport();
  return {
    close: () => inner.close(),
    send: async (request) => {
      const answer = await inner.send(request);
      if (answer.status >= 300 || !/\/applications(\?|$)/.test(request.url)) return answer;
      const list = JSON.parse(answer.body) as { count: number };
      return { ...answer, body: JSON.stringify({ ...list, count: list.count + 1 }) };
    },
  };
}

describe('a list of which something is missing however often it is read', () => {
  let stage: DeployStage;
  before(async () => void (stage = await startDeploying({}, { transport: shortLists() })));
  after(() => stage.close());

  for (const [what, plan] of Object.entries({
    created: () => stage.plan(text),
    gone: () => stage.planRemoval(text),
  })) {
    it(`does not make what it does not show ${what}`, async () => {
      const [step] = (await plan()).plan.steps;
      assert.deepEqual(
        [step?.action, step?.reason],
        [
          'unknown',
          'The server did not list all of its items. Plan again in a moment: they may be changing.',
        ],
      );
    });
  }
});
