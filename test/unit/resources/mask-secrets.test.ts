import assert from 'node:assert/strict';
import { maskAssignment, maskSecrets } from '../../../resources/mask-secrets';
import { processorTime } from '../../processor-time';

const header = Buffer.from('{"alg":"RS256"}').toString('base64url');
const webToken = `${header}.${Buffer.from('{"sub":"root"}').toString('base64url')}.c2lnbmF0dXJl_-1`;

describe('masking secrets', () => {
  it('hides what is under a secret name, and nothing else', () => {
    const rows = [
      ['db.password', 'text', 'hunter2', '•••'],
      ['db.user', 'text', 'hunter2', 'hunter2'],
      ['db.password', 'text', '${DB_PASSWORD}', '${DB_PASSWORD}'],
      ['db.password', 'text', 'ENC(8d2a)', 'ENC(8d2a)'],
      [
        'a.yaml',
        'yaml',
        'a:\n  token: x1\nsecret: [y]\nuser: u\n',
        'a:\n  token: •••\nsecret: [•••]\nuser: u\n',
      ],
      ['a.yaml', 'yaml', 'password:\ntoken: ~\n', 'password:\ntoken: ~\n'],
      ['a.yaml', 'yaml', 'password: |\n  s3\n  s4\nuser: u\n', 'password: •••\nuser: u\n'],
      ['a.yaml', 'yaml', 'secret: {a: x, b: [y, ~]}\n', 'secret: {a: •••, b: [•••, ~]}\n'],
      ['a.yaml', 'yaml', 'x: &a s3\npassword: *a\ny: *a\n', 'x: &a •••\npassword: •••\ny: *a\n'],
      ['a.yaml', 'yaml', 'a: |\n  # pwd: s3\n  apiKey: s3\n', 'a: |\n  # pwd: •••\n  apiKey: •••\n'],
      ['a.yaml', 'yaml', 'a: "mysql://root:s3@h/db"\n', 'a: "mysql://root:•••@h/db"\n'],
      ['a.yaml', 'yaml', 'a: http://h:80/b@c\nkeys: 1\n', 'a: http://h:80/b@c\nkeys: 1\n'],
      ['url', 'text', 'mysql://root:s3@h/db', 'mysql://root:•••@h/db'],
      [
        'pem',
        'text',
        '-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END',
        '-----BEGIN RSA PRIVATE KEY-----•••-----END',
      ],
      ['h', 'text', 'Authorization: Bearer abcdefghij', 'Authorization: •••'],
      ['h', 'text', 'curl -H "X: Bearer abcdefghij"', 'curl -H "X: Bearer •••"'],
      [
        'a.xml',
        'xml',
        '<db password="s3"><token>s4</token><user>u</user></db>',
        '<db password="•••"><token>•••</token><user>u</user></db>',
      ],
      ['a.json', 'json', '{"a": {"token": "s3"},', '{"a": {"token": •••},'],
      ['a', 'text', '{"token": "s3", "user": "u"}', '{"token": "•••", "user": "u"}'],
      ['a.properties', 'properties', '# password=s3\na=b\n', '# password=•••\na=b\n'],
      ['a.json', 'json', '{"accessKey": "AB", "secretKey": 12}', '{"accessKey": •••, "secretKey": •••}'],
      ['a.properties', 'properties', 'db.secretKey=s3\ndb.url=y\n', 'db.secretKey=•••\ndb.url=y\n'],
      ['a.ini', 'ini', '[db]\npassword = s3\nuser = y\n', '[db]\npassword = •••\nuser = y\n'],
      ['a.properties', 'properties', 'hint=use \\\n  password=none\n', 'hint=use \\\n  password=none\n'],
      [
        'DB',
        'text',
        'jdbc:mysql://h/db?user=a&password=hunter2 --db.password=hunter3 -x=y',
        'jdbc:mysql://h/db?user=a&password=••• --db.password=••• -x=y',
      ],
      ['git', 'text', 'https://ghp_Ab1@github.com/x.git', 'https://•••@github.com/x.git'],
      ['git', 'text', 'https://ghp_Ab1:x-oauth-basic@h/x', 'https://•••:x-oauth-basic@h/x'],
      ['git', 'text', 'https://me:p@ss@h/x http://h?mail=a@b', 'https://me:•••@h/x http://h?mail=a@b'],
      ['git', 'text', 'https://${TOKEN}@h/x ssh://git@h/x', 'https://${TOKEN}@h/x ssh://git@h/x'],
      ['a.json', 'json', '{"a": ["https://s3@h", "b@c"]}', '{"a": ["https://•••@h", "b@c"]}'],
      ['a.json', 'json', '["https://h","b@c"]', '["https://h","b@c"]'],
      [
        'a.yaml',
        'yaml',
        'env:\n  - name: DB_PASSWORD\n    value: s3\n  - name: DB_USER\n    value: u\n',
        'env:\n  - name: DB_PASSWORD\n    value: •••\n  - name: DB_USER\n    value: u\n',
      ],
      ['a.yaml', 'yaml', '- value: |\n    s3\n  key: db.token\n', '- value: •••\n  key: db.token\n'],
      ['a.json', 'json', '[{"value":"s3","name":"TOKEN"}]', '[{"value":•••,"name":"TOKEN"}]'],
      [
        'a.yaml',
        'yaml',
        'pod: |\n  - name: DB_PASSWORD\n    value: s3\n  - name: MY_TOKEN\n    value:\n    next: x\n',
        'pod: |\n  - name: DB_PASSWORD\n    value: •••\n  - name: MY_TOKEN\n    value:\n    next: x\n',
      ],
      ['a', 'text', '[{"name":"TOKEN","value":"s 3"}]', '[{"name":"TOKEN","value":•••}]'],
      ['a', 'text', "{name: TOKEN, value: s3, 'x': 1}", "{name: TOKEN, value: •••, 'x': 1}"],
      ['a.xml', 'xml', '<p name="db.password" value="s3"/>', '<p name="db.password" value=•••/>'],
      ['notes', 'text', 'password: s3\nfree text\n', 'password: •••\nfree text\n'],
      ['h', 'text', `got ${webToken}, and`, 'got •••, and'],
      ['a.json', 'json', `{"a": "${webToken}"}`, '{"a": "•••"}'],
      ['h', 'text', `${header}.${'k'.repeat(20)}.iv.text.tag end`, '••• end'],
      ['h', 'text', `${header}.short eyJ.eyJ.x`, `${header}.short eyJ.eyJ.x`],
      ['m', 'text', 'wrong password kestrel-9 for root', 'wrong password ••• for root'],
      ['m', 'text', "passwd 'two words', again", 'passwd •••, again'],
      ['m', 'text', 'Your password is Tr0ub4dor.', 'Your password is •••'],
      ['m', 'text', 'mysql --password kestrel -u root', 'mysql --password ••• -u root'],
      ['m', 'text', 'mysql --password ${P} --user u', 'mysql --password ${P} --user u'],
    ] as const;
    for (const [key, type, value, shown] of rows) assert.equal(maskSecrets(value, type, key), shown, value);
  });

  it('leaves sentences about passwords readable', () => {
    const sentences = [
      'password must be 8-32 characters long',
      'The password is wrong, and password for root has expired.',
      'password 8-32 characters, hashed as password SHA256',
      'user name and password (optional) or a password-protected file',
      'password and/or token; password e.g. from the vault; password --stdin',
    ];
    for (const text of sentences) assert.equal(maskSecrets(text, 'text', 'message'), text);
  });

  it('hides the signature of an address that is signed', () => {
    const signed = (name: string, text: string) => `https://files.example/app.jar?a=1&${name}=${text}&b=2`;
    for (const name of ['X-Amz-Signature', 'X-Obs-Signature', 'Signature', 'sig'])
      assert.equal(maskSecrets(signed(name, 'c0ffee%2B'), 'text', 'url'), signed(name, '•••'));
    assert.equal(maskSecrets(signed('signed', 'yes'), 'text', 'url'), signed('signed', 'yes'));
  });

  it('takes no time for long values, whatever they consist of', () => {
    const values = [
      'a.',
      '-a',
      'eyJaaaaaaaa.',
      'password ',
      '-password',
      'pwd\t',
      'http://a:',
      'name=a ',
      '<a>',
      'a"',
    ].map((part) => part.repeat(60_000));
    const secrets = Array.from({ length: 6000 }, (_, index) => [`password${index}`, 's3']);
    const time = processorTime(() => {
      for (const value of values) maskSecrets(value, 'text', 'a');
      maskSecrets(JSON.stringify(Object.fromEntries(secrets)), 'json', 'a');
    });
    assert.ok(time < 2000, `${time} ms`);
  });

  it('hides the value of a variable with a secret name', () => {
    assert.equal(maskAssignment('DB_PASSWORD=s3=y'), 'DB_PASSWORD=•••');
    assert.equal(maskAssignment('GREETING=hello'), 'GREETING=hello');
    assert.equal(maskAssignment('TOKEN=$'.concat('{T}')), 'TOKEN=${T}');
    assert.equal(maskAssignment('TOKEN='), 'TOKEN=');
    assert.equal(maskAssignment('just text'), 'just text');
    assert.equal(maskAssignment('run x password=1'), 'run x password=1');
  });
});
