import assert from 'node:assert/strict';
import { rangeFixes } from '../../../../../manifests/engine/schema/range-fixes';
import { lainKind } from '../../../../../manifests/kinds/lain/kind';
import { microserviceKind } from '../../../../../manifests/kinds/microservice/kind';
import { cloudKind } from '../../../../../manifests/kinds/cloud/kind';
import { repairOf } from '../../../../../manifests/engine/rules/fix-all';
import { defaultManifestOptions } from '../../../../../manifests/engine/manifest';
import type { ManifestKind } from '../../../../../manifests/engine/manifest';

const nowhere = { start: 0, end: 0 };

describe('repairs of numbers outside of their limits', () => {
  const written = (number: number, limits: { minimum?: number; maximum?: number }): string[] =>
    rangeFixes(nowhere, number, { types: ['integer'], ...limits }).flatMap(({ edits }) =>
      edits.map(({ text }) => text),
    );

  it('are the nearest limit, and the number without a zero too many', () => {
    assert.deepEqual(written(80800, { minimum: 1, maximum: 65535 }), ['8080', '65535']);
    assert.deepEqual(written(-5, { minimum: 0 }), ['0']);
    assert.deepEqual(written(1_000_000, { minimum: 1, maximum: 10 }), ['10']);
    assert.deepEqual(written(NaN, { minimum: 1 }), []);
    assert.deepEqual(written(601, { maximum: 600 }), ['600']);
  });

  const files: readonly [kind: ManifestKind, fileName: string, text: string, rule: string, title: string][] =
    [
      [lainKind, 'lain.yaml', 'appname: a\nweb:\n  memory: 1M\n', 'lain/memory', 'Change to `4M`'],
      [lainKind, 'lain.yaml', 'appname: a\nweb:\n  port: 80800\n', 'lain/port', 'Change to `8080`'],
      [lainKind, 'lain.yaml', 'appname: a\nweb:\n  cpu: 16\n', 'lain/instances', 'Change to `8`'],
      [
        microserviceKind,
        'microservice.yaml',
        'servicecomb:\n  rateLimiting:\n    a: |\n      rate: 0\n',
        'governance/value-range',
        'Change to `1`',
      ],
      [
        microserviceKind,
        'bootstrap.yml',
        'spring:\n  cloud:\n    servicecomb:\n      discovery:\n        healthCheckInterval: 601\n',
        'microservice/value-range',
        'Change to `600`',
      ],
      [
        cloudKind,
        'a.cse.yaml',
        'apiVersion: cse/v3\nkind: RateLimiting\nmetadata: { name: a, engine: e }\nselector: { environment: "", app: a }\nspec: { rate: 0 }\n',
        'governance/value-range',
        'Change to `1`',
      ],
    ];
  for (const [kind, fileName, text, rule, title] of files)
    it(`are offered for ${rule} in ${fileName}, and never made unasked`, () => {
      const findings = kind.open(text, { ...defaultManifestOptions, fileName }).findings();
      const finding = findings.find((one) => one.rule === rule);
      assert.ok(finding, JSON.stringify(findings));
      assert.equal(finding.fixes?.[0]?.title, title);
      assert.equal(repairOf(finding), undefined);
    });
});
