import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as Type from 'typebox';
import Value from 'typebox/value';
import { catalogue } from '../../../api/catalogue/catalogue';
import { cseOperations } from '../../../api/catalogue/cse/operations';
import { nacosOperations } from '../../../api/catalogue/nacos/namespaces';
import type { Operation, Service } from '../../../api/catalogue/operation';
import { knownCode } from '../../../api/errors/codes';

const operations: readonly Operation[] = [...new Set([...catalogue, ...cseOperations, ...nacosOperations])];

function assertWorded(service: Service, code: string, operation?: string): void {
  const known = knownCode(service, code, operation);
  assert.ok(known, `${service} ${code} is not known`);
  for (const text of [known.meaning, known.remedy])
    assert.match(text, /^\p{Lu}.*[^\s.]\.$/u, `${service} ${code}`);
  assert.notEqual(known.meaning, known.remedy);
}

describe('error codes', () => {
  for (const { id, service, errors } of operations) {
    const codes = [...new Set(errors.flatMap(({ code }) => code ?? []))];
    if (codes.length === 0) continue;
    it(`of ${id} have a meaning and a remedy`, () => {
      for (const code of codes) assertWorded(service, code, id);
    });
  }

  it('mean different things to different services', () => {
    const meanings = (['registry', 'kie', 'cse'] as const).map(
      (service) => knownCode(service, '404001')?.meaning,
    );
    assert.equal(new Set(meanings).size, 3);
    assert.equal(knownCode('registry', '400004')?.meaning, 'The environment still has microservices.');
    assert.match(knownCode('kie', '400004')?.remedy ?? '', /force/);
    assert.equal(knownCode('lain', '400004'), undefined);
  });

  it('mean different things to different operations', () => {
    assert.notEqual(
      knownCode('servicestage', 'SVCSTG.00100400', 'createApplication')?.meaning,
      knownCode('servicestage', 'SVCSTG.00100400', 'getApplication')?.meaning,
    );
    assert.match(knownCode('registry', '400100', 'addTags')?.remedy ?? '', /tags/);
    assert.match(knownCode('registry', '400100')?.remedy ?? '', /microservices/);
  });

  it('of the gateway and of IAM are known to every service of the cloud, not to LAIN', () => {
    for (const service of ['iam', 'servicestage', 'cse', 'registry', 'kie', 'nacos'] as const) {
      for (const code of ['APIGW.0101', 'APIG.0301', 'APIGW.0308', 'IAM.0011']) assertWorded(service, code);
    }
    assert.equal(knownCode('lain', 'APIGW.0301'), undefined);
  });

  it('of repositories are one family', () => {
    assertWorded('servicestage', 'SVCSTG.REPO.0401');
    assert.equal(knownCode('servicestage', 'SVCSTG.REPO.'), undefined);
  });

  it('that are not documented are unknown', () => {
    for (const code of [undefined, '', 'constructor', 'APIGW.9999', 'SVCSTG.00199999', '7']) {
      assert.equal(knownCode('cse', code, 'toString'), undefined);
    }
  });

  it('that only real servers give are known', () => {
    const codes: Partial<Record<Service, string[]>> = {
      registry: ['400027', '400028', '401205', '401206', '401207', '401302', '403201', '403205', '409201'],
      kie: ['400002', '400003', '400004', '400005', '401201', '403001', '422001', '500001'],
      cse: ['400001', '404001', '409001', '422001', '400012'],
      nacos: ['10000', '20004', '22000', '22001', '22002', '30000'],
      iam: ['1101', '1109', '1118', 'IAM.0001', 'IAM.0003'],
    };
    for (const service of ['registry', 'kie', 'cse', 'nacos', 'iam'] as const) {
      for (const code of codes[service] ?? []) assertWorded(service, code);
    }
  });
});

const Documents = Type.Object({
  errors: Type.Array(
    Type.Object({
      code: Type.String(),
      scope: Type.String(),
      message: Type.Union([Type.String(), Type.Null()]),
      description: Type.String(),
      measure: Type.String(),
    }),
  ),
});

/** The services that answer with the codes of a chapter of the documents. */
const servicesOf: Readonly<Record<string, readonly Service[]>> = {
  'application management': ['servicestage'],
  'engine management': ['cse', 'nacos'],
  'dynamic configuration': ['cse', 'kie'],
  'configuration management': ['cse', 'kie'],
  microservice: ['registry'],
  authentication: ['registry', 'kie'],
  common: ['registry', 'kie', 'cse'],
};

describe('error codes of the documents', () => {
  const file = path.resolve(import.meta.dirname, '../../../../shared/reference/catalogue/errors.json');
  const read = () => Value.Parse(Documents, JSON.parse(readFileSync(file, 'utf8'))).errors;

  before(function () {
    if (existsSync(file)) return;
    console.log(`      skipped: ${file} is not there`);
    this.skip();
  });

  it('are all 94 known', () => {
    const known = new Set<string>();
    for (const { code, scope } of read()) {
      const services = servicesOf[scope] ?? assert.fail(`unknown scope ${scope}`);
      for (const service of services) assertWorded(service, code);
      known.add(code);
    }
    assert.equal(known.size, 94);
  });

  it('are worded in our own words', () => {
    const plain = (text: string) => text.toLowerCase().replace(/^the /, '').replace(/\W+/g, ' ').trim();
    for (const { code, scope, message, description, measure } of read()) {
      const theirs = [message ?? '', description, measure].flatMap((text) => text.split('. ')).map(plain);
      for (const service of servicesOf[scope] ?? []) {
        const known = knownCode(service, code);
        for (const ours of [known?.meaning, known?.remedy]) {
          const sentences = (ours ?? '').split('. ').map(plain);
          assert.deepEqual(
            sentences.filter((sentence) => theirs.includes(sentence)),
            [],
            `${service} ${code}`,
          );
        }
      }
    }
  });
});
