import assert from 'node:assert/strict';
import { allRules } from '../../../../../manifests/all-rules';
import { chooseKind } from '../../../../../manifests/engine/choose-kind';
import { defaultManifestOptions } from '../../../../../manifests/engine/manifest';
import type { Manifest } from '../../../../../manifests/engine/manifest';
import { manifestKinds } from '../../../../../manifests/kinds';
import { nodesOf } from '../../../../../parser/locate';

/** Texts that load an image or run something where they are rendered, inside of code and outside of it. */
const hostile = ['![x](//e.test/a.png)', 'a`![x](//e.test/a.png)`b', '[x](command:e.test)'];

const fileNames = [
  'lain.yaml',
  'a.cse.yaml',
  'a.kie.json',
  'a.kie.yaml',
  'microservice.yaml',
  'bootstrap.yml',
  'a.call.yaml',
];

/** What is rendered of a Markdown text besides its code. */
function withoutCode(markdown: string): string {
  return markdown.replace(/^```[^]*?^```$/gm, '').replace(/(`+)(?!`)[^]*?[^`]\1(?!`)/g, '');
}

function assertNothingLoaded(markdown: string | undefined, what: string): void {
  assert.doesNotMatch(withoutCode(markdown ?? ''), /(?<!\\)\[x\]\(|(?<!\\)<img/, what);
}

/** Manifests of all kinds, with one of the hostile texts after the other in place of one scalar; and where that is. */
function* hostileManifests(): Generator<{ manifest: Manifest; at: number }> {
  let made = 0;
  for (const { examples } of allRules)
    for (const example of [...examples.valid, ...examples.invalid]) {
      const text = example.replace(/[«»]/g, '');
      if (text.length > 2000) continue;
      for (const fileName of fileNames) {
        const kind = chooseKind(manifestKinds, fileName, text);
        if (kind === undefined) continue;
        const options = { ...defaultManifestOptions, fileName };
        for (const { start, root } of kind.open(text, options).parts())
          for (const node of root ? nodesOf(root) : []) {
            if (node.kind !== 'scalar' || node.style === 'block' || node.range.end === node.range.start)
              continue;
            const bad = hostile[made++ % hostile.length] ?? '';
            const from = start + node.range.start;
            const changed = text.slice(0, from) + JSON.stringify(bad) + text.slice(start + node.range.end);
            yield { manifest: kind.open(changed, options), at: from + 3 };
          }
      }
    }
}

describe('texts of files in hovers', () => {
  it('are shown, and neither load nor run anything', function () {
    this.timeout(120_000);
    let seen = 0;
    for (const { manifest, at } of hostileManifests()) {
      seen++;
      const line = manifest.text.slice(manifest.text.lastIndexOf('\n', at) + 1).split('\n')[0] ?? '';
      for (const offset of [at, manifest.text.lastIndexOf('\n', at) + 3])
        assertNothingLoaded(manifest.explain(offset)?.markdown, line);
      for (const { tooltip } of manifest.hints()) assertNothingLoaded(tooltip, line);
    }
    assert.ok(seen > 1000, String(seen));
  });
});
