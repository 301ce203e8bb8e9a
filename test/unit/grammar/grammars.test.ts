import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { IGrammar } from 'vscode-textmate';
import { policyKinds, policySchema } from '../../../manifests/kinds/governance';
import { bases, contributedGrammars, loadGrammar, markedTokens } from './tokens';
import type { Base } from './tokens';
import {
  callSamples,
  cloudSamples,
  jsonSamples,
  kieSamples,
  lainSamples,
  microserviceSamples,
} from './samples';
import type { Sample } from './samples';

const suites: readonly [title: string, scopeName: string, samples: readonly Sample[]][] = [
  ['descriptions of microservices', 'source.yaml', microserviceSamples],
  ['files of configuration items', 'source.yaml', kieSamples],
  ['configuration items in JSON', 'source.json', jsonSamples],
  ['cloud manifests', 'source.cloud-manifest', cloudSamples],
  ['policies in cloud manifests', 'source.cloud-manifest', microserviceSamples],
  ['call documents', 'source.call-document', callSamples],
  ['LAIN manifests', 'source.lain', lainSamples],
];

describe('grammars', () => {
  it('are all on disk', () => {
    for (const grammar of contributedGrammars)
      assert.ok(existsSync(path.join(import.meta.dirname, '../../..', grammar.path)), grammar.path);
  });

  for (const base of bases) {
    describe(base.title, () => {
      before(function () {
        if (!base.isThere) this.skip();
      });
      for (const [title, scopeName, samples] of suites) describeSamples(title, scopeName, samples, base);
      describePolicyKinds(base);
    });
  }
});

function describeSamples(title: string, scopeName: string, samples: readonly Sample[], base: Base): void {
  describe(`of ${title}`, () => {
    let grammar: IGrammar;
    before(async () => (grammar = await loadGrammar(scopeName, base)));

    for (const { title, text, has = [], lacks = [] } of samples) {
      it(`show ${title}`, () => {
        for (const scope of has) assertScope(grammar, text, scope, true);
        for (const scope of lacks) assertScope(grammar, text, scope, false);
      });
    }
  });
}

function describePolicyKinds(base: Base): void {
  describe('of policies', () => {
    let grammar: IGrammar;
    before(async () => (grammar = await loadGrammar('source.yaml', base)));

    for (const kind of [...policyKinds, 'match']) {
      it(`know ${kind}`, () => {
        const dotted = kind === 'globalRouteRule' ? kind : `${kind}.a`;
        for (const text of [
          `servicecomb.${dotted}: |\n  «rate»: 1\n`,
          `servicecomb:\n  ${dotted}: |\n    «rate»: 1\n`,
          `data:\n  - key: servicecomb.${dotted}\n    value: |\n      «rate»: 1\n`,
        ])
          assertScope(grammar, text, 'meta.embedded.block.yaml', true);
      });
    }

    for (const field of durationFields()) {
      it(`show the duration of ${field}`, () =>
        assertScope(
          grammar,
          `servicecomb.retry.a: |\n  ${field}: «10»S\n`,
          'constant.numeric.duration.engine-room',
          true,
        ));
    }
  });
}

/** Fields of policies whose values may be durations. */
function durationFields(): ReadonlySet<string> {
  const fields = policyKinds.flatMap((kind) => Object.entries(policySchema(kind, 'file').properties ?? {}));
  return new Set(fields.filter(([, { schema }]) => schema.alternatives !== undefined).map(([name]) => name));
}

function assertScope(grammar: IGrammar, text: string, scope: string, isExpected: boolean): void {
  const tokens = markedTokens(grammar, text);
  assert.ok(tokens.length > 0, 'Nothing is marked but white space.');
  for (const token of tokens) {
    const isThere = token.scopes.some((one) => one === scope || one.startsWith(`${scope}.`));
    assert.equal(
      isThere,
      isExpected,
      `${JSON.stringify(token.text)}, which is ${token.scopes.join(' ')}: ${scope}`,
    );
  }
}
