import assert from 'node:assert/strict';
import { governanceRules } from '../../../../../manifests/kinds/governance/rules';
import { show } from '../../examples';
import { openCloud, shown } from './files';

const isManifest = (example: string) => example.includes('apiVersion:');

describe('policies as cloud manifests', () => {
  for (const { id, examples } of governanceRules) {
    examples.invalid.filter(isManifest).forEach((example, index) => {
      it(`${id}: example ${index + 1} is marked, and nothing is said about the document around it`, () => {
        const start = example.indexOf('«');
        const text = example.replace(/[«»]/g, '');
        const found = openCloud(`# policies\n---\n${text}`).findings();
        const [own] = found.filter(({ rule }) => rule === id);
        assert.equal(
          own?.range.start,
          start + '# policies\n---\n'.length,
          found.map((f) => f.message).join('\n'),
        );
        assert.deepEqual(
          found.filter(({ rule }) => rule.startsWith('cloud/')).map((finding) => show(finding, text)),
          [],
        );
      });
    });

    examples.valid.filter(isManifest).forEach((example, index) => {
      it(`${id}: valid example ${index + 1} has no errors`, () => {
        const errors = openCloud(example)
          .findings()
          .filter(({ severity }) => severity === 'error');
        assert.deepEqual(
          errors.map((finding) => show(finding, example)),
          [],
        );
      });
    });
  }

  it('are judged in configuration items too, at their places in the value', () => {
    const item = (value: string) =>
      `apiVersion: kie/v1\nkind: Config\nmetadata: { name: servicecomb.retry.cart, engine: prod }\nspec:\n  status: enabled\n  value_type: text\n  value: ${value}\n`;
    assert.deepEqual(shown(item('|\n    maxAttempts: 0\n    onSame: 1')), [
      'governance/value-range «0»',
      'governance/unknown-field «onSame»',
    ]);
    assert.deepEqual(shown(item('"order: 1\\nmaxAttempts: 0"')), ['governance/value-range «0»']);
  });
});
