import assert from 'node:assert/strict';
import { listApplications } from '../../../api/catalogue/servicestage/applications';
import { entriesOf } from '../../../api/pages';
import { readAll } from '../../../resources/read-all';

const entry = (id: number) => ({ id: `a${id}` });
/** Answers of a list of three entries, two on a page. */
const whole = [
  { count: 3, applications: [entry(1), entry(2)] },
  { count: 3, applications: [entry(3)] },
];
/** The first entry is deleted in between, so that the third is on no page. */
const skipping = [whole[0], { count: 2, applications: [] }];
const short = [whole[0], { count: 3, applications: [] }];
const moved = [whole[0], { count: 3, applications: [entry(2)] }];

async function read(answers: readonly unknown[]) {
  const left = [...answers];
  const ask = () => Promise.resolve(left.shift());
  const { items, complete } = await readAll(() => entriesOf(listApplications.paging, { limit: 2 }, ask));
  return { count: items.length, complete, requests: answers.length - left.length };
}

describe('reading all pages of a list', () => {
  it('costs no more requests while nothing changes', async () => {
    assert.deepEqual(await read([...whole, ...whole]), { count: 3, complete: true, requests: 2 });
  });

  for (const [what, answers] of Object.entries({ skipping, short, moved })) {
    it(`begins again when the list changes meanwhile: ${what}`, async () => {
      assert.deepEqual(await read([...answers, ...whole]), { count: 3, complete: true, requests: 4 });
    });

    it(`is not complete when it keeps changing: ${what}`, async () => {
      const { complete, requests } = await read([...answers, ...answers, ...answers, ...whole]);
      assert.deepEqual({ complete, requests }, { complete: false, requests: 6 });
    });
  }
});
