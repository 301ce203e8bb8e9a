import assert from 'node:assert/strict';
import { createKieKv, listKieKvs } from '../../../../api/catalogue/kie/configurations';
import { deleteMicroservice } from '../../../../api/catalogue/registry/microservices';
import { isAgreementDue } from '../../../../deploy/call/plan-call';
import type { ResolvedConnection } from '../../../../connections/resolved-connection';

const target = { connection: { name: 'engine' } } as unknown as ResolvedConnection;
const guarded = { connection: { name: 'engine', protected: true } } as unknown as ResolvedConnection;

/** A call that was typed into an editor in a trusted workspace. */
const typed = { isFile: false, isTrusted: true, isAgreed: false, variables: [] };
const ofFile = { ...typed, isFile: true };

describe('the agreement to send a call', () => {
  for (const [what, operation, of, origin, isDue] of [
    ['a read that was typed', listKieKvs, target, typed, false],
    ['a write that was typed', createKieKv, target, typed, true],
    ['a write that was typed and agreed to', createKieKv, target, { ...typed, isAgreed: true }, false],
    ['a read of a file', listKieKvs, target, ofFile, false],
    [
      'a read of a file in a workspace that is not trusted',
      listKieKvs,
      target,
      { ...ofFile, isTrusted: false },
      true,
    ],
    ['a write of a file', createKieKv, target, ofFile, true],
    ['a write of a file that was agreed to', createKieKv, target, { ...ofFile, isAgreed: true }, false],
    ['a deletion that was agreed to before', deleteMicroservice, target, { ...ofFile, isAgreed: true }, true],
    ['a write to a protected connection', createKieKv, guarded, { ...ofFile, isAgreed: true }, true],
    ['a read of a protected connection', listKieKvs, guarded, typed, false],
    ['variables of the environment', listKieKvs, target, { ...typed, variables: ['HOME'] }, true],
  ] as const) {
    it(`is ${isDue ? 'asked' : 'not asked'} for ${what}`, () => {
      assert.equal(isAgreementDue(operation, { target: of }, origin), isDue);
    });
  }
});
