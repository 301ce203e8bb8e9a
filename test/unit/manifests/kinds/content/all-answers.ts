import assert from 'node:assert/strict';
import {
  checkContent,
  completionInContent,
  contentNames,
  hoverInContent,
} from '../../../../../manifests/kinds/content/content';

/** Number of findings about a content; one outside of it is a failure. */
export function placesTold(content: string, valueType: string, key: string): number {
  const findings = checkContent(content, valueType, key);
  const edits = findings.flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.edits));
  const names = contentNames(content, valueType, key);
  for (const { range } of [...findings, ...edits, ...names])
    assert.ok(0 <= range.start && range.start <= range.end && range.end <= content.length);
  const failed = findings.filter(({ message }) => message.includes('check failed'));
  assert.deepEqual(failed, []);
  return findings.length + edits.length + names.length;
}

/** All that can be asked of a content. */
export function askAll(content: string, valueType: string, key: string): number {
  const middle = Math.floor(content.length / 2);
  completionInContent(content, middle, valueType, key);
  hoverInContent(content, middle, valueType, key);
  return placesTold(content, valueType, key);
}
