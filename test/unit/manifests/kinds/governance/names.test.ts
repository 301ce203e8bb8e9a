import assert from 'node:assert/strict';
import {
  crossFilePolicyFindings,
  namesInPolicy,
  namesOfPolicy,
} from '../../../../../manifests/kinds/governance';
import type { CandidateNames, NameSource } from '../../../../../manifests/engine/names';
import { FileNames } from '../../../../../manifests/engine/rules/file-names';
import { parse } from '../../../../../parser/parse';

const nameRange = { start: 10, end: 13 };
const uses = [
  ...namesOfPolicy({ kind: 'retry', name: 'pay', nameRange }),
  ...namesOfPolicy({ kind: 'matchGroup', name: 'all', nameRange: { start: 20, end: 23 } }),
];

function known(...lists: readonly Partial<CandidateNames>[]): NameSource {
  return {
    namesOf: () =>
      lists.map((list) => ({ state: 'complete', strength: 'allowed', source: 'prod', names: [], ...list })),
  };
}

/** Findings about the uses, compared with some lists. */
function findingsWith(...lists: readonly Partial<CandidateNames>[]) {
  return crossFilePolicyFindings(new FileNames(uses, known(...lists)));
}

describe('names of governance policies', () => {
  it('are those of match groups and microservices', () => {
    const shown = (kind: 'retry' | 'matchGroup' | 'routeRule') =>
      namesOfPolicy({ kind, name: 'pay', nameRange }).map((use) => `${use.role} ${use.kind}`);
    assert.deepEqual(shown('matchGroup'), ['definition match-group']);
    assert.deepEqual(shown('retry'), ['reference match-group', 'definition policy']);
    assert.deepEqual(shown('routeRule'), ['reference microservice']);
  });

  it('report policies and match groups that lack each other', () => {
    assert.deepEqual(
      findingsWith({}).map(({ rule, severity, range }) => [rule, severity, range.start]),
      [
        ['governance/policy-without-match-group', 'warning', 10],
        ['governance/match-group-without-policy', 'warning', 20],
      ],
    );
  });

  it('say nothing where more may exist than is known', () => {
    assert.deepEqual(findingsWith({ strength: 'suggested' }), []);
  });

  it('report nearly the name of a match group that is for no other policy, wherever that is', () => {
    const near = (...groups: readonly string[]) =>
      crossFilePolicyFindings(
        new FileNames(namesOfPolicy({ kind: 'retry', name: 'payments', nameRange }), {
          namesOf: (kind) => [
            {
              state: 'complete',
              strength: 'suggested',
              source: 'workspace',
              names: kind === 'match-group' ? groups : kind === 'policy' ? ['Payment'] : [],
            },
          ],
        }),
      ).map(({ severity, message, fixes }) => [severity, message.includes('`payment`'), fixes?.length]);
    assert.deepEqual(near('payment', 'other'), [['warning', true, 1]]);
    assert.deepEqual(near('other'), []);
    assert.deepEqual(near('Payment'), [], 'the match group of another policy');
    assert.deepEqual(near('payments2'), [], 'a number makes another name');
  });

  it('prove nothing where a list is not complete, and where the name is known', () => {
    assert.deepEqual(findingsWith(), []);
    assert.deepEqual(findingsWith({}, { state: 'partial' }), []);
    assert.deepEqual(findingsWith({}, { state: 'unavailable' }), []);
    assert.deepEqual(findingsWith({}, { names: ['pay', 'all'] }), []);
  });

  it('include the microservices that a policy names', () => {
    const source = 'services: cart:1.0.0,order\nmatches:\n  - serviceName: gateway\n';
    const spec = parse(source, 'yaml-1.2').root;
    const found = namesInPolicy({ kind: 'matchGroup', name: 'a', place: 'file', source, spec });
    assert.deepEqual(
      found.map(({ name, range, fixed }) => [name, source.slice(range.start, range.end), fixed ?? false]),
      [
        ['gateway', 'gateway', false],
        ['cart', 'cart:1.0.0,order', true],
        ['order', 'cart:1.0.0,order', true],
      ],
    );
  });
});
