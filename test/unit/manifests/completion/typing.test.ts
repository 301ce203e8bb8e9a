import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lainKind } from '../../../../manifests/kinds/lain/kind';
import { propertyOf, schemaAt } from '../../../../manifests/engine/schema/schema';
import { lainSchema } from '../../../../manifests/kinds/lain/schema';
import { defaultManifestOptions } from '../../../../manifests/engine/manifest';
import { labelsAt } from './suggestions';

const root = join(import.meta.dirname, '../../../..');

/** What is offered right before each key of a manifest that is written from top to bottom. */
const manifest = `appname: shop
build:
  base: golang:1.10
  prepare:
    version: 1
    script:
      - go mod download
  script:
    - go build
release:
  dest_base: centos:7
  copy:
    - src: app
      dest: /lain/app/app
web:
  cmd: [run, --serve]
  port: 8080
  env:
    - LEVEL=info
  volumes:
    - /data:
        backup_full:
          schedule: "@daily"
          expire: 30d
  memory: 64M
proc.clean:
  type: worker
  cmd: clean
service.echo:
  cmd: echo
  portal:
    allow_clients: "**"
    port: 80
use_resources:
  redis:
    services:
      - redis
    memory: 128M
`;

describe('completion of lain.yaml: while it is written', () => {
  it('offers every key that is written next, and not the ones before', () => {
    const schema = lainSchema('laincloud');
    const lines = manifest.split('\n');
    const path: { column: number; key: string | number }[] = [];
    for (const [number, line] of lines.entries()) {
      const [, before = '', key = ''] = /^([ -]*)([^\s:"]+):(?: |$)/.exec(line) ?? [];
      if (key === '') continue;
      const dash = before.indexOf('-');
      while (path.some(({ column }) => column >= (dash === -1 ? before.length : dash + 1))) path.pop();
      if (dash !== -1) path.push({ column: dash, key: 0 });
      const written = lines.slice(0, number).join('\n') + (number > 0 ? '\n' : '');
      const property = propertyOf(
        schemaAt(
          schema,
          path.map((step) => step.key),
        ),
        key,
      );
      const label = property && 'label' in property ? String(property.label) : key;
      if (property !== undefined) {
        const labels = labelsAt(`${written}${before}|`);
        assert.ok(
          labels.includes(label),
          `${label} is missing before line ${number + 1}: ${labels.join(', ')}`,
        );
        const again = labelsAt(`${written}${line}\n${before.replace('-', ' ')}|`);
        if (label === key)
          assert.ok(!again.includes(key), `${key} is offered again behind line ${number + 1}`);
      }
      path.push({ column: before.length, key });
    }
  });

  it('answers at every place of a text that grows letter by letter', () => {
    for (let end = 0; end <= manifest.length; end++) {
      const open = lainKind.open(manifest.slice(0, end), defaultManifestOptions);
      assert.doesNotThrow(() => [open.complete(end), open.explain(end), open.findings()]);
    }
  });

  it('answers everywhere in real files, cut off at any place', function () {
    this.timeout(60_000);
    const folder = join(root, '../shared/corpus/lain');
    if (!existsSync(folder)) {
      console.log(`      skipped: there is no ${folder}`);
      this.skip();
    }
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      for (let end = 0; end <= text.length; end += 17) {
        const cut = lainKind.open(text.slice(0, end), defaultManifestOptions);
        cut.complete(end);
        cut.explain(end);
        lainKind.open(text, defaultManifestOptions).complete(end);
      }
    }
  });
});
