import assert from 'node:assert/strict';
import { lainKind } from '../../../../manifests/kinds/lain/kind';
import { defaultManifestOptions } from '../../../../manifests/engine/manifest';
import { atCursor } from './cursor';

/** What is explained at the marker: the explained text and the Markdown. */
function explain(marked: string): { readonly word: string; readonly markdown: string } | undefined {
  const { text, offset } = atCursor(marked);
  const explanation = lainKind.open(text, defaultManifestOptions).explain(offset);
  if (explanation === undefined) return undefined;
  const { range, markdown } = explanation;
  return { word: text.slice(range.start, range.end), markdown };
}

describe('hover on lain.yaml', () => {
  it('gives type, meaning, consequence and default of a key, and no source that nobody has', () => {
    const hover = explain('web:\n  mem|ory: 64m');
    assert.equal(hover?.word, 'memory');
    assert.match(hover.markdown, /^\*\*memory\*\* — text\n/);
    assert.match(hover.markdown, /first time/);
    assert.match(hover.markdown, /Default: `32m`$/);
  });

  it('shows the range of a number and the choices of a text', () => {
    assert.match(explain('web:\n  kill_|timeout: 20')?.markdown ?? '', /Allowed: 10 to 60/);
    assert.match(explain('proc.x:\n  ty|pe: web')?.markdown ?? '', /- `worker`\n- `web`/);
  });

  it('explains keys deep inside', () => {
    assert.equal(
      explain('web:\n  volumes:\n    - /data:\n        backup_full:\n          exp|ire: 30d')?.word,
      'expire',
    );
    assert.equal(explain('release:\n  copy:\n    - {src: a, de|st: b}')?.word, 'dest');
  });

  const sections: readonly [marked: string, ...wanted: RegExp[]][] = [
    ['appname: shop\nwe|b:\n  cmd: x', /`shop\.web\.web`/, /`shop\.DOMAIN`, `shop\.lain`/],
    [
      'appname: shop\nweb.adm|in:\n  mountpoint: [/admin, a.com]',
      /`shop\.web\.admin`/,
      /`shop\.DOMAIN\/admin`, `shop\.lain\/admin`, `a\.com`$/m,
    ],
    ['appname: shop\nweb.adm|in:\n  mountpoint: [/]', /Not reachable/],
    ['appname: shop\nwork|er:\n  cmd: x', /`shop\.worker\.worker`/],
    ['appname: shop\nproc.|x:\n  type: web\n  mountpoint: [a.com]', /`shop\.web\.x`/],
    ['appname: a\nservice.ech|o:\n  portal: {port: 1}', /`a\.worker\.echo`/, /`a\.portal\.portal-echo`/],
    ['appname: resource.redis.shop\nwe|b:\n  cmd: x', /`shop\.redis\.resource\.lain`/],
  ];
  for (const [marked, ...wanted] of sections) {
    it(`shows what ${JSON.stringify(marked)} becomes`, () => {
      for (const pattern of wanted) assert.match(explain(marked)?.markdown ?? '', pattern);
    });
  }

  const values: readonly [marked: string, wanted: RegExp][] = [
    ['web:\n  memory: 6|4m', /67108864 bytes \(64 MiB\)/],
    ['web:\n  memory: 1.|5G', /1610612736 bytes \(1536 MiB\)/],
    ['web:\n  port: 80:|22', /number \*\*4822\*\* \(YAML 1\.1, base 60\)/],
    ['web:\n  port: 01|00', /number \*\*64\*\* \(YAML 1\.1, octal\)/],
    ['web:\n  https_only: ye|s', /read as \*\*true\*\*/],
    ['web:\n  cpu: |0', /Level 2: 2\/8/],
    ['web:\n  kill_timeout: |5', /10 seconds/],
    ['web:\n  kill_timeout: "2|0"', /60 seconds/],
    ['web:\n  cmd: sh -c "a| b"', /`sh` · `-c` · `"a` · `b"`/],
    [
      'appname: a\nweb:\n  volumes: [dat|a]',
      /`\/lain\/app\/data`[^]+`\/data\/lain\/volumes\/a\/a\.web\.web\/INSTANCE\/lain\/app\/data`/,
    ],
    ['appname: a\nweb:\n  volumes:\n    - /dat|a:\n        backup_full: {}', /In the container: `\/data`/],
    ['appname: a\nweb:\n  secret_files: [/e|tc/key]', /`\/etc\/key`[^]+`a\.web\.web`/],
    ['web:\n  logs: [acc|ess.log]', /`\/lain\/logs\/access\.log`/],
    ['appname: a\nweb:\n  mountpoint: [/|b]', /`a\.DOMAIN\/b`, `a\.lain\/b`/],
    ['web:\n  volumes:\n    - /a:\n        backup_full: {expire: 3|0d}', /Kept for 30 days/],
  ];
  for (const [marked, wanted] of values) {
    it(`shows what ${JSON.stringify(marked)} means`, () =>
      assert.match(explain(marked)?.markdown ?? '', wanted));
  }

  const schedules: readonly [schedule: string, words: string][] = [
    ['0 3 * * *', 'Runs every day at 03:00'],
    ['0 30 3 * * *', 'Runs every day at 03:30'],
    ['*/15 * * * *', 'Runs every 15 minutes'],
    ['5 */2 * * *', 'Runs every 2 hours at minute 5'],
    ['0 4 * * 1', 'Runs every Monday at 04:00'],
    ['0 4 1 * *', 'Runs on day 1 of every month at 04:00'],
    ['@daily', 'Runs every day at 00:00'],
    ['@every 6h', 'Runs every 6h'],
  ];
  for (const [schedule, words] of schedules) {
    it(`puts the schedule ${schedule} into words`, () => {
      const marked = `web:\n  volumes:\n    - /a:\n        backup_full: {schedule: "|${schedule}"}`;
      assert.ok(explain(marked)?.markdown.endsWith(words));
    });
  }

  it('explains the key where a value has no meaning of its own', () => {
    const hover = explain('web:\n  user: no|body');
    assert.equal(hover?.word, 'nobody');
    assert.match(hover.markdown, /must exist in the image/);
  });

  it('puts no wrong schedule into words', () => {
    const marked = 'web:\n  volumes:\n    - /a:\n        backup_full: {schedule: "|0 25 * * *"}';
    assert.doesNotMatch(explain(marked)?.markdown ?? '', /Runs every/);
  });

  for (const marked of ['web:\n  unkn|own: 1', '# a| comment\nweb:\n  cmd: x', '|', 'web:\n|\n  cmd: x']) {
    it(`says nothing at ${JSON.stringify(marked)}`, () => assert.equal(explain(marked), undefined));
  }
});
