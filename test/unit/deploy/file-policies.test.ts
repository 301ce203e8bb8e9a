import assert from 'node:assert/strict';
import { policiesIn } from '../../../deploy/governance/file-policies';
import { isSamePolicy } from '../../../deploy/kie/same-policy';
import { defaultManifestOptions } from '../../../manifests/engine/manifest';
import { kindOf } from '../../../manifests/kinds';

/** The codes of the problems in the policy texts of a file. */
function problemsIn(path: string, text: string): readonly (readonly string[])[] {
  const manifest = kindOf(path, text)?.open(text, { ...defaultManifestOptions, fileName: path });
  assert.ok(manifest);
  return policiesIn({ path, title: path, manifest, lainDialect: 'laincloud' }).map(({ problems }) =>
    problems.map(({ code }) => code),
  );
}

describe('policies of a file that are to be published', () => {
  const limiter = (sign: string) => `servicecomb:\n  rateLimiting:\n    login: |\n      rate:${sign}10\n`;

  it('are read as their clients read them', () => {
    assert.deepEqual(problemsIn('microservice.yaml', limiter(' ')), [[]]);
    assert.deepEqual(problemsIn('microservice.yaml', limiter('\t')), [['tab']], 'SnakeYAML refuses the tab');
    const go = `# engine-room-framework go-chassis\n${limiter('\t')}`;
    assert.deepEqual(problemsIn('conf/chassis.yaml', go), [[]], "Go's reader takes it");
  });

  it('are not the same where a client can not read one of them', () => {
    const key = 'servicecomb.rateLimiting.login';
    assert.equal(isSamePolicy(key, 'rate: 10\n', 'rate: 10 # a second\n'), true);
    assert.equal(isSamePolicy(key, 'rate: 10\n', 'rate:\t10\n'), false);
  });
});
