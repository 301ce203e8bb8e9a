import assert from 'node:assert/strict';
import { atCursor, open } from './files';

function hover(marked: string, fileName?: string): string {
  const { text, offset } = atCursor(marked);
  return open(text, fileName).explain(offset)?.markdown ?? '';
}

const java3 = 'servicecomb:\n  registry:\n    sc:\n      address: http://127.0.0.1:30100\n';
const route =
  '  routeRule:\n    order: |\n      - precedence: 1\n        route:\n          - weight: 100\n            tags:\n              version: 1.0.0\n';

describe('hover in microservice descriptions', () => {
  it('tells at the root who reads the file, and why', () => {
    const sc = '  registry:\n    sc:\n      address: http://a:1\n';
    assert.match(
      hover(`service¦comb:\n${sc}`),
      /Read by: Java Chassis 3\. Its keys show it: `servicecomb\.registry/,
    );
    assert.match(
      hover(`service¦comb:\n${sc}    type: a\n`),
      /Framework not known.*Keys of several frameworks/,
    );
    assert.match(hover(`# engine-room-framework go-chassis\nservice¦comb:\n${sc}`), /Go Chassis\. A comment/);
    assert.match(hover('cs¦e:\n  x: 1\n', 'chassis.yaml'), /Only this framework loads files of this name/);
  });

  it('shows meaning, unit, default, generation and the value in words', () => {
    const text = hover(`${java3}      pollInterval¦InMillis: 90000\n`);
    assert.match(
      text,
      /^\*\*servicecomb\.registry\.sc\.pollIntervalInMillis\*\* — integer, milliseconds, default 15000/,
    );
    assert.match(text, /`90000`: 1 minute 30 seconds/);
    assert.match(text, /Read by: Java Chassis 3\./);
    assert.match(text, /How often instances/);
  });

  it('shows the key of newer generations', () => {
    const old =
      'servicecomb:\n  service:\n    registry:\n      instance:\n        healthCheck:\n          ti¦mes: 3\n';
    assert.match(hover(old), /Newer generations read `servicecomb\.registry\.sc\.healthCheckTimes`/);
    assert.match(hover('APPLICATION¦_ID: shop\n'), /`servicecomb\.service\.application`/);
  });

  it('shows the default of a placeholder, but never a secret', () => {
    assert.match(hover('servicecomb:\n  request:\n    timeout: ${TIME¦OUT:5000}\n'), /`5000`: 5 seconds/);
    assert.match(
      hover('servicecomb:\n  service:\n    name: ${NAME:ca¦rt}\n'),
      /Without a variable it is `cart`/,
    );
    assert.doesNotMatch(
      hover('servicecomb:\n  credentials:\n    account:\n      pass¦word: ${P:hidden}\n'),
      /hidden/,
    );
  });

  it('reads keys with dots, and those of Spring in any spelling', () => {
    assert.match(hover('servicecomb.rest.add¦ress: 0.0.0.0:8080\n'), /Address that receives REST requests/);
    const spring =
      'spring:\n  cloud:\n    servicecomb:\n      discovery:\n        health-check-int¦erval: 30\n';
    assert.match(hover(spring, 'bootstrap.yml'), /`30`: 30 seconds/);
    assert.match(hover(spring, 'bootstrap.yml'), /removed after 120 seconds without a heartbeat\./);
    const short = spring.replace('30', '4');
    assert.match(hover(short, 'bootstrap.yml'), /removed after 16 seconds .*engines expect 20 or more/);
  });

  it('explains policies from the kind down to a field', () => {
    const text = 'servicecomb:\n  retry:\n    login: |\n      maxAttempts: 2\n      waitDuration: 1500\n';
    assert.match(hover(text.replace('retry', 're¦try')), /When failed calls are retried/);
    assert.match(hover(text.replace('login', 'lo¦gin')), /\*\*retry\*\* `login`/);
    const { text: plain, offset } = atCursor(text.replace('waitDuration', 'wait¦Duration'));
    const found = open(plain).explain(offset);
    assert.match(found?.markdown ?? '', /1 second 500 milliseconds/);
    assert.equal(plain.slice(found?.range.start, found?.range.end), 'waitDuration');
  });

  it('ignores settings of other programs', () => {
    assert.equal(hover(`other:\n  na¦me: x\n${java3}`), '');
  });
});

describe('names in microservice descriptions', () => {
  function shown(text: string, fileName?: string): readonly string[] {
    return open(text, fileName)
      .names()
      .map(({ kind, role, name, range, fixed }) => {
        const covered = text.slice(range.start, range.end);
        return `${role} ${kind} ${name}${covered === name ? '' : ` at ${covered}`}${fixed ? ' fixed' : ''}`;
      });
  }

  it('are the microservice, its application, policies and the services that are called', () => {
    assert.deepEqual(
      shown(
        `servicecomb:\n  service:\n    application: shop\n    name: "cart"\n  references:\n    pay:\n      version-rule: 0+\n  matchGroup:\n    login: |\n      matches:\n        - serviceName: gateway\n  retry:\n    login: |\n      maxAttempts: 2\n${route}`,
      ),
      [
        'definition microservice cart',
        'definition application shop',
        'reference microservice pay',
        'definition match-group login',
        'reference microservice gateway',
        'reference match-group login',
        'definition policy login fixed',
        'reference microservice order',
        'reference instance-version 1.0.0 fixed',
      ],
    );
  });

  it('follow the name that Spring gives the program', () => {
    const text =
      'spring:\n  application:\n    name: cart\n  cloud:\n    servicecomb:\n      discovery:\n        serviceName: ${spring.application.name}\n';
    assert.deepEqual(shown(text, 'bootstrap.yml'), ['definition microservice cart']);
  });

  it('of policies with dots are the last part of the key', () => {
    assert.deepEqual(shown('servicecomb.matchGroup.login: |\n  matches:\n    - method: [GET]\n'), [
      'definition match-group login',
    ]);
  });

  it('count offsets of the file in later documents', () => {
    assert.deepEqual(
      shown('servicecomb:\n  service:\n    name: cart\n---\nservicecomb:\n  service:\n    name: pay\n'),
      ['definition microservice cart', 'definition microservice pay'],
    );
  });
});

describe('outline and hints of microservice descriptions', () => {
  it('show our parts alone', () => {
    const text = `server:\n  port: 1\nspring:\n  datasource:\n    url: x\n  cloud:\n    gateway: {}\n    servicecomb:\n      discovery:\n        address: http://127.0.0.1:30100\n${java3.replace('servicecomb', 'cse')}`;
    const [spring, cse, ...others] = open(text, 'application.yml').outline();
    assert.deepEqual(others, []);
    assert.deepEqual(
      [
        spring?.name,
        spring?.children.map(({ name }) => name),
        spring?.children[0]?.children.map(({ name }) => name),
      ],
      ['spring', ['cloud'], ['servicecomb']],
    );
    assert.equal(cse?.name, 'cse');
  });

  it('show no secret', () => {
    const text = 'servicecomb:\n  credentials:\n    account:\n      password: hidden\n';
    assert.ok(!JSON.stringify(open(text).outline()).includes('hidden'));
  });

  it('show times in words after their numbers', () => {
    const text = `${java3}      pollIntervalInMillis: 15000 # often\n  request:\n    timeout: \${T:2000}\n    other: 5\n`;
    assert.deepEqual(
      open(text)
        .hints()
        .map((hint) => [text.slice(0, hint.offset).split(' ').at(-1), hint.text]),
      [
        ['15000', '15 seconds'],
        ['${T:2000}', '2 seconds'],
      ],
    );
  });
});
