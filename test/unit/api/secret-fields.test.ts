import assert from 'node:assert/strict';
import { noCredentials } from '../../../api/auth/credentials';
import { catalogue } from '../../../api/catalogue/catalogue';
import { fieldsOf } from '../../../api/catalogue/field-behaviour';
import { inputSchema } from '../../../api/checking';
import { secretsInValue } from '../../../api/redaction';
import { startServer } from '../../api/client/servers';
import { runIn } from '../cli/recorded-terminal';
import { bodyText, echo, echoes, everythingShown } from './everything-shown';
import { filledInput, holdsSecret } from './filled-input';

const secret = { type: 'string', writeOnly: true };

describe('secret fields', () => {
  for (const [where, schema, value] of [
    ['an object', { properties: { a: secret } }, { a: 's-1', b: 'other' }],
    ['a list', { items: { properties: { a: secret } } }, [{ a: 's-1' }]],
    ['a tuple', { prefixItems: [{}, secret] }, ['s-1']],
    ['a map', { additionalProperties: secret }, { any: 's-1' }],
    ['a map of a pattern', { patternProperties: { '^x': secret } }, { x1: 's-1' }],
    ['one of several forms', { anyOf: [{ type: 'null' }, { properties: { a: secret } }] }, { a: 's-1' }],
    ['exactly one of several forms', { oneOf: [{ properties: { a: secret } }] }, { a: 's-1' }],
    ['all of several forms', { allOf: [{ properties: { a: secret } }] }, { a: 's-1' }],
    ['a definition', { $defs: { A: secret }, properties: { a: { $ref: '#/$defs/A' } } }, { a: 's-1' }],
    [
      'a form that holds itself',
      { $defs: { N: { properties: { a: secret, n: { $ref: 'N' } } } }, $ref: 'N' },
      { n: { n: { a: 's-1' } } },
    ],
  ] as const) {
    it(`are found in ${where}`, () => {
      assert.deepEqual([...new Set(secretsInValue(schema, value))], ['s-1']);
      assert.ok(
        fieldsOf({ properties: { body: schema } }).some((field) => field.secret),
        'by the walk over fields too',
      );
    });
  }

  it('may have parts', () => {
    const schema = { properties: { a: { type: 'object', writeOnly: true } } } as const;
    assert.deepEqual([...new Set(secretsInValue(schema, { a: { b: ['s-1'], c: 's-2' } }))], ['s-1', 's-2']);
  });
});

const withSecrets = catalogue.filter((operation) => holdsSecret(inputSchema(operation)));

describe('operations with secret fields', () => {
  it('are known', () => {
    assert.ok(withSecrets.some(({ id }) => id === 'createAccounts'));
    assert.ok(withSecrets.length >= 14, String(withSecrets.length));
  });

  for (const operation of withSecrets) {
    const filled = filledInput(operation);
    it(`${operation.id} shows none of them in errors and logs`, async () => {
      assert.ok(filled);
      const { input, secrets } = filled;
      for (const [what, answer] of Object.entries(echoes)) {
        if (what === 'an answer of another form') continue; // fits where any answer does
        const { shown, requests } = await everythingShown((request) => answer(echo(request)), {
          credentials: () => noCredentials(),
          call: (client) => client.send(operation, input),
        });
        const sent = requests
          .map((request) => `${bodyText(request)}${JSON.stringify(request.headers)}`)
          .join();
        for (const one of secrets) {
          assert.ok(sent.includes(one), 'It is sent.');
          assert.ok(!shown.includes(one) && !shown.includes(encodeURIComponent(one)), shown);
        }
      }
    });
  }
});

describe('call: operations with secret fields', () => {
  for (const operation of withSecrets) {
    it(`${operation.id} prints none of them when it fails`, async () => {
      const filled = filledInput(operation);
      assert.ok(filled);
      const { body, ...parameters } = filled.input;
      const server = await startServer((request, response) => {
        let text = JSON.stringify(request.headers);
        request.on('data', (chunk) => (text += String(chunk)));
        request.on('end', () => response.writeHead(400).end(JSON.stringify({ errorMessage: text })));
      });
      try {
        const given = Object.entries(parameters).flatMap(([name, value]) => [
          '--param',
          `${name}=${String(value)}`,
        ]);
        const inBody = body === undefined ? [] : ['--body', JSON.stringify(body)];
        for (const form of [[], ['--json']]) {
          const { code, out, err } = await runIn(
            {},
            ...['call', operation.id, '--connection', server.address, ...given, ...inBody, ...form],
          );
          assert.equal(code, 1, err);
          assert.match(err, /•••/, 'What the server says is printed.');
          for (const one of filled.secrets) assert.ok(!`${out}${err}`.includes(one), err);
        }
      } finally {
        await server.close();
      }
    });
  }
});
