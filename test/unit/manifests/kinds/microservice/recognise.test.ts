import assert from 'node:assert/strict';
import { microserviceKind } from '../../../../../manifests/kinds/microservice/kind';
import { kindOf } from '../../../../../manifests/kinds';
import { MicroserviceDocument } from '../../../../../manifests/kinds/microservice/document';
import { findingsOf, open } from './files';

const servicecomb = 'servicecomb:\n  rest:\n    address: 0.0.0.0:8080\n';
const spring = 'spring:\n  cloud:\n    servicecomb:\n      discovery:\n        enabled: true\n';

/** The marked texts of syntax errors. */
function syntaxOf(text: string): readonly string[] {
  return findingsOf(text)
    .filter(({ rule }) => rule === 'microservice/yaml-syntax')
    .map(({ range }) => text.slice(range.start, range.end));
}

describe('files of microservices', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['microservice.yaml', servicecomb, true],
    ['/work/src/main/resources/microservice.yaml', servicecomb, true],
    ['C:\\work\\application.yml', servicecomb, true],
    ['application-dev.yaml', servicecomb, true],
    ['bootstrap.yml', spring, true],
    ['application.yml', 'spring.cloud.servicecomb.discovery.enabled: true\n', true],
    ['bootstrap.yml', spring.replace('servicecomb', 'servicecom'), true],
    ['bootstrap.yml', 'spring.cloud.servicecom.discovery.enabled: true\n', true],
    ['application.yml', servicecomb.replace('servicecomb', 'servicecom'), true],
    [
      'application.yml',
      'spring:\n  cloud:\n    service-registry:\n      auto-registration:\n        enabled: true\n',
      false,
    ],
    ['application.yml', 'spring:\n  cloud:\n    gateway:\n      servicecom: 1\n', false],
    ['application.yml', 'spring:\n  cloud.servicecomb:\n    discovery:\n      enabled: true\n', true],
    ['application.yml', 'spring.cloud:\n  servicecomb:\n    discovery:\n      enabled: true\n', true],
    ['application.yml', 'servicecomb.rest.address: 0.0.0.0:8080\n', true],
    ['microservice.yaml', 'APPLICATION_ID: shop\n', true],
    ['microservice.yaml', 'service_description:\n  name: cart\n', true],
    ['microservice.yaml', '{"servicecomb": {"service": {"name": "a"}}}\n', true],
    ['microservice.yaml', '# a\n{\nservicecomb: {service: {name: a}}\n}\n', true],
    ['application.yml', '{"server": {"port": 8080}}\n', false],
    ['microservice.yaml', '', true],
    ['microservice.yaml', '# a comment\n', true],
    ['application.yml', '', false],
    ['application.yml', 'server:\n  port: 8080\n', false],
    ['application.yml', 'spring:\n  cloud:\n    nacos: {}\n  servicecomb: 1\n', false],
    ['application.yml', 'spring:\n  profiles: servicecomb\n', false],
    ['application.yml', 'x:\n  servicecomb:\n    a: 1\n', false],
    ['microservice.yaml', 'server:\n  port: 8080\n', false],
    ['my-application.yml', servicecomb, false],
    ['chassis.yaml', servicecomb, true],
    ['conf/router.yaml', 'servicecomb:\n  router:\n    infra: cse\n', true],
    ['router.yaml', 'servicecomb.routeRule.cart: |\n  - precedence: 1\n', true],
    ['circuit_breaker.yaml', 'cse:\n  isolation:\n    Consumer:\n      timeoutInMilliseconds: 1\n', true],
    ['load_balancing.yaml', 'cse.loadbalance.retryEnabled: false\n', true],
    ['rate_limiting.yaml', 'cse:\n  flowcontrol:\n    Consumer:\n', true],
    ['router.yaml', 'supergraph:\n  listen: 127.0.0.1:4000\ncors:\n  origins: []\n', false],
    ['router.yaml', 'cse:\n  routers: [a]\n', false],
    ['router.yaml', 'routeRule:\n  cart: |\n    - precedence: 1\n', true],
    ['router.yaml', 'routeRule:\n  cart:\n    - precedence: 1\n', true],
    ['router.yaml', 'routeRule:\n  cart: /a\n', false],
    ['chassis.yaml', 'routeRule:\n  cart: |\n    - precedence: 1\n', false],
    ['router.yaml', 'routes:\n  - path: /servicecomb\n', false],
    ['circuit_breaker.yaml', 'circuitBreaker:\n  Consumer: {}\n', false],
    ['chassis.yaml', '# servicecomb:\n', false],
    ['my-router.yaml', servicecomb, false],
    ['application.properties', servicecomb, false],
    ['microservice.yml', servicecomb, false],
  ];
  for (const [name, text, isOurs] of cases)
    it(`${name} with ${JSON.stringify(text.slice(0, 45))} is ${isOurs ? 'one' : 'none'}`, () => {
      assert.equal(microserviceKind.matches(name, text), isOurs);
      assert.equal(kindOf(name, text)?.id, isOurs ? 'microservice' : undefined);
    });
});

describe('the dialect of a description', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['servicecomb:\n  registry:\n    sc:\n      address: http://a:1\n', 'java3'],
    ['servicecomb:\n  service:\n    registry:\n      address: http://a:1\n', 'java2'],
    ['cse:\n  rest:\n    address: 0.0.0.0:1\n', 'java2'],
    ['servicecomb:\n  registry:\n    address: http://a:1\n', undefined],
    ['servicecomb:\n  registry:\n    address: http://a:1\n    type: servicecenter\n', 'go'],
    ['servicecomb:\n  registry:\n    watch: true\n    sc:\n      address: http://a:1\n', 'java3'],
    ['servicecomb:\n  registry:\n    type: a\n    sc:\n      address: http://a:1\n', undefined],
    ['servicecomb:\n  rest:\n    address: 0.0.0.0:1\n  registry:\n    address: http://a:1\n', undefined],
    ['# engine-room-framework go-chassis\ncse:\n  rest:\n    address: 0.0.0.0:1\n', 'go'],
    ['# engine-room-framework other\ncse:\n  rest:\n    address: 0.0.0.0:1\n', 'java2'],
    [
      'servicecomb:\n  service:\n    registry:\n      address: http://a:1\n  protocols:\n    rest:\n      listenAddress: a:1\n',
      'go',
    ],
    ['servicecomb.match.a: |\n  matches: []\n', 'go'],
    [spring, 'policies'],
    ['servicecomb:\n  matchGroup:\n    a: |\n      matches: []\n', undefined],
    ['service_description:\n  name: cart\n', undefined],
    ['servicecomb:\n  service:\n    name: cart\n', undefined],
    [
      'spring.cloud.servicecomb.discovery.address: http://127.0.0.1:30100\nservicecomb:\n  match:\n    login: |\n      matches: []\n',
      'policies',
    ],
  ];
  for (const [text, dialect] of cases)
    it(`of ${JSON.stringify(text.slice(0, 60))} is ${dialect ?? 'open'}`, () => {
      assert.equal(new MicroserviceDocument(text, 'microservice.yaml').dialect, dialect);
    });

  it('is never Go Chassis in a file of Spring', () => {
    const text =
      'servicecomb:\n  service:\n    app: shop\n  protocols:\n    rest:\n      listenAddress: a:1\n';
    assert.equal(new MicroserviceDocument(text, 'microservice.yaml').dialect, 'go');
    assert.equal(new MicroserviceDocument(text, 'application.yml').dialect, undefined);
    assert.equal(
      new MicroserviceDocument(`spring.application.name: a\n${text}`, 'microservice.yaml').dialect,
      undefined,
    );
    const misplaced =
      'servicecomb:\n  service:\n    name: a\n  registry:\n    watch: true\n    sc:\n      address: http://a:30100\n';
    assert.deepEqual(
      findingsOf(misplaced, 'application.yml').map(({ rule, message }) => [rule, message]),
      [['microservice/misplaced-key', '`watch` is not read here; write it below `servicecomb.registry.sc`.']],
    );
  });

  it('is Go Chassis in its files, whatever their keys', () => {
    const text = 'cse:\n  service:\n    registry:\n      address: http://127.0.0.1:30100\n';
    assert.equal(new MicroserviceDocument(text, 'chassis.yaml').dialect, 'go');
    assert.equal(new MicroserviceDocument(text, 'microservice.yaml').dialect, 'java2');
    const rule = (weight: number) =>
      `servicecomb:\n  routeRule:\n    cart: |\n      - precedence: 1\n        route:\n          - weight: ${weight}\n            tags:\n              version: 1.0\n          - weight: 60\n            tags:\n              version: 2.0\n`;
    assert.deepEqual(
      findingsOf(rule(60), 'router.yaml').map(({ rule: id, severity }) => [id, severity]),
      [['governance/weights-sum', 'error']],
    );
    assert.deepEqual(findingsOf(rule(40), 'router.yaml'), []);
  });

  it('reads the route rules of Mesher at the root of its file', () => {
    const target = (weight: number) => `      - weight: ${weight}\n        tags: { version: 1.0 }\n`;
    const text = `routeRule:\n  cart: |\n    - precedence: 1\n      route:\n${target(60)}${target(70)}`;
    assert.deepEqual(
      findingsOf(text, 'router.yaml').map(({ rule }) => rule),
      ['governance/weights-sum'],
    );
    const list = text.replace(' |', '');
    assert.deepEqual(findingsOf(list, 'router.yaml'), []);
  });

  it('names the match of a limiter of Go Chassis inside it', () => {
    const text =
      'servicecomb:\n  match:\n    get: |\n      matches:\n        - method: [GET]\n  rateLimiting:\n    limit: |\n      match: get\n      rate: 10\n';
    const uses = open(text, 'rate_limiting.yaml')
      .names()
      .filter(({ name }) => name === 'get');
    assert.deepEqual(
      uses.map(({ kind, role }) => [kind, role]),
      [
        ['match-group', 'definition'],
        ['match-group', 'reference'],
        ['policy', 'definition'],
      ],
    );
  });

  it('is what the settings of the user say', () => {
    const text = 'servicecomb:\n  registry:\n    sc:\n      address: http://a:1\n';
    assert.equal(new MicroserviceDocument(text, 'microservice.yaml', 'java-chassis-2').dialect, 'java2');
  });

  it('is conflicting where the keys are, and says which', () => {
    const text = 'servicecomb:\n  registry:\n    type: a\n    sc:\n      address: http://a:1\n';
    const { by, keys } = new MicroserviceDocument(text, 'microservice.yaml').judgement;
    assert.deepEqual(
      [by, keys],
      ['conflict', ['servicecomb.registry.type', 'servicecomb.registry.sc.address']],
    );
  });

  it('keeps silent about what another dialect might read', () => {
    const open =
      'servicecomb:\n  service:\n    name: cart\n  handler:\n    chain:\n      Consumer:\n        default: loadbalance\n';
    assert.deepEqual(findingsOf(open), []);
    assert.deepEqual(findingsOf('servicecomb:\n  registryy:\n    x: 1\n  own:\n    watch: maybe\n'), []);
  });
});

describe('texts around a description', () => {
  const settings = 'servicecomb:\n  rest:\n    address: 0.0.0.0:8080\n';
  const wrong = 'servicecomb:\n  rest:\n    address: «http://0.0.0.0:8080»\n';
  const marked: readonly (readonly [string, string])[] = [
    ['parts of other programs', `a: [x]\nb: {}\n${wrong}`],
    ['a byte order mark', `\uFEFF${wrong}`],
    ['carriage returns', wrong.replaceAll('\n', '\r\n')],
    [
      'an anchor of another part',
      `base: &base\n  address: «http://0.0.0.0:8080»\nservicecomb:\n  rest: *base\n`,
    ],
    ['an earlier document', `a: 1\n---\n${wrong}`],
    ['keys with dots', 'servicecomb.rest:\n  address: «http://0.0.0.0:8080»\n'],
    ['quotes', 'servicecomb:\n  rest:\n    "address": "«http://0.0.0.0:8080»"\n'],
    ['braces', 'servicecomb: { rest: { address: "«http://0.0.0.0:8080»" } }\n'],
    [
      'what Maven fills in',
      `a: @b@\nservicecomb:\n  service:\n    version: @project.version@\n  rest:\n    address: «http://0.0.0.0:8080»\n`,
    ],
  ];
  for (const [what, example] of marked)
    it(`with ${what} do not move what is found`, () => {
      const text = example.replace(/[«»]/g, '');
      assert.deepEqual(
        findingsOf(text)
          .filter(({ rule }) => rule !== 'microservice/yaml-syntax')
          .map(({ rule, range }) => [rule, range.start, range.end]),
        [['microservice/address-form', example.indexOf('«'), example.indexOf('»') - 1]],
      );
    });

  const refused: readonly (readonly [string, string, string])[] = [
    ['a bracket that is not closed', `a: [x\n${settings}b: {\n`, '['],
    ['a tag above the first key', `!include x\n${settings}`, 'x'],
    ['a text above the first key', `some text\n---\n${settings}`, ''],
    ['a text among keys', `a: 1\nsome text\n${settings}`, 'some text'],
    ['what is filled in', `a: @c@\nb:\n  - @d@\n${settings}`, ''],
    ['a template', `a: [{{ x }}\n${settings}`, ''],
    ['a comment and a directive', `%YAML 1.1\n---\n# some text\n${settings}`, ''],
  ];
  for (const [what, text, marked] of refused)
    it(`with ${what} are ${marked === '' ? 'read' : 'told once: nothing of the file is read'}`, () => {
      assert.deepEqual(
        findingsOf(text).map(({ rule, severity, range }) => [
          rule,
          severity,
          text.slice(range.start, range.end),
        ]),
        marked === '' ? [] : [['microservice/yaml-syntax', 'error', marked]],
      );
    });

  it('are read in brackets too', () => {
    for (const text of ['{\n"servicecomb": {"a": 1}\n}\n', '{\nservicecomb: {rest: {address: "a:1"}}\n}\n'])
      assert.deepEqual(syntaxOf(text), []);
    assert.deepEqual(syntaxOf('{\n"servicecomb": {"a": 1}\n'), ['{']);
  });

  it('keep quiet about syntax only where a template is near', () => {
    for (const text of [
      'servicecomb:\n  service:\n    name: {{ .Values.name }}\n',
      'servicecomb:\n  service:\n{{- if .Values.name }}\n    name: a\n{{- end }}\n',
      'servicecomb:\n  service:\n    name: "a" {{ b }}\n',
    ])
      assert.deepEqual(syntaxOf(text), [], text);
    const broken = 'service_description:\n  version: [0.0.1\n';
    for (const before of [
      '# {{ x }}\n',
      'service_description.name: "{{ x }}"\n',
      "service_description.name: '{% x %}'\n",
      'cse.a: |\n  {{ x }}\n',
    ])
      assert.deepEqual(syntaxOf(before + broken), ['['], before);
    assert.deepEqual(syntaxOf('servicecomb:\n  a: "b" {{true}}\n'), ['{{true}}']);
  });

  it('say once what keeps the whole file from being read, also in what belongs to others', () => {
    const own = 'servicecomb:\n  rest:\n    address: a:1\n';
    for (const [other, marked] of [
      ['x: !include y\n', '!include'],
      ['server: [8080\n', '['],
      ['server:\n  port: *nowhere\nlogging:\n  level: *nowhere\n', '*nowhere'],
      ['server:\n\tport: 1\n', '\t'],
      ['name: "\u0001"\n', '\u0001'],
    ] as const) {
      assert.deepEqual(syntaxOf(other + own), [marked], other);
      assert.deepEqual(syntaxOf(own + other), [marked], other);
    }
    for (const other of ['name: @project.version@\n', '# \t{{ x }}\n', 'server: {{ .Values.server }}\n'])
      assert.deepEqual(syntaxOf(other + own), [], other);
  });
});

describe('policies in descriptions', () => {
  it('are checked in place, for the clients that read them', () => {
    const policy = '  rateLimiting:\n    login: |\n      rate: 10\n      limitRefreshPeriod: «10ms»\n';
    const text = `servicecomb:\n${policy}`;
    const [found] = findingsOf(text.replace(/[«»]/g, '')).filter(({ severity }) => severity === 'error');
    assert.deepEqual([found?.rule, found?.range.start], ['governance/duration', text.indexOf('«')]);
    const go =
      'servicecomb:\n  match:\n    api: |\n      matches:\n        - apiPath:\n            «prefix»: "/"\n';
    const [inGo] = findingsOf(go.replace(/[«»]/g, '')).filter(({ severity }) => severity === 'error');
    assert.deepEqual([inGo?.rule, inGo?.range.start], ['governance/operator-name', go.indexOf('«')]);
  });

  it('need their `|`, and settings of the same section do not', () => {
    const text =
      'servicecomb:\n  rateLimiting:\n    login:\n      rate: 10\n  loadbalance:\n    strategy:\n      name: Random\n    cart:\n      retryEnabled: true\n  circuitBreaker:\n    Consumer:\n      enabled: true\n  cache:\n    redis:\n      host: "a"\n';
    assert.deepEqual(
      findingsOf(text).map(({ rule, range }) => [rule, text.slice(range.start, range.end)]),
      [['governance/nested-yaml', 'login']],
    );
  });

  it('are reported when their kind is misspelled', () => {
    const text = 'servicecomb:\n  ratelimiting:\n    login: |\n      rate: 10\n';
    assert.deepEqual(
      findingsOf(text).map(({ rule }) => rule),
      ['governance/kind-spelling'],
    );
  });

  it('are not judged where something is filled in', () => {
    const text =
      'servicecomb:\n  rateLimiting:\n    login: |\n      rate: ${RATE:10}\n      limitRefreshPeriod: ${TIME:1S}\n';
    assert.deepEqual(findingsOf(text), []);
  });
});
