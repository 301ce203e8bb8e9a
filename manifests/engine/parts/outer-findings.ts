import type { Finding, Fix } from '../rules/rule';
import { embeddedText } from '../../../parser/embedded';
import type { Embedded } from '../../../parser/embedded';
import type { ScalarNode } from '../../../parser/node';

/**
 * Findings in the content of a scalar, mapped to the surrounding text. Fixes are written in the scalar's style:
 * indented in block strings, escaped in quotes; fixes that can't be are left out.
 */
export function outerFindings(
  findings: readonly Finding[],
  scalar: ScalarNode,
  source: string,
): readonly Finding[] {
  if (findings.length === 0) return findings;
  const embedded = embeddedText(scalar, source);
  const write = writerFor(scalar, source, embedded);
  return findings.map(({ fixes, ...finding }) => ({
    ...finding,
    range: embedded.outer(finding.range),
    ...(fixes && { fixes: fixes.flatMap((fix) => outerFix(fix, embedded, write)) }),
  }));
}

/** Encodes a text of the content for the scalar; undefined for a text that can't be written in it. */
type Writer = (text: string) => string | undefined;

function outerFix(fix: Fix, embedded: Embedded, write: Writer): readonly Fix[] {
  const { edits } = fix;
  const written = edits.flatMap(({ range, text }) => {
    const outer = write(text);
    return outer === undefined ? [] : [{ range: embedded.outer(range), text: outer }];
  });
  return written.length === edits.length ? [{ ...fix, edits: written }] : [];
}

function writerFor({ style, range }: ScalarNode, source: string, embedded: Embedded): Writer {
  const written = source.slice(range.start, range.end);
  if (style === 'block') return written.startsWith('|') ? indentedBy(source, embedded) : () => undefined;
  if (/[\r\n]/.test(written)) return () => undefined;
  if (style === 'double') return (text) => JSON.stringify(text).slice(1, -1);
  if (style === 'single') return (text) => (text.includes('\n') ? undefined : text.replaceAll("'", "''"));
  return (text) => (/^[\w.-]*$/.test(text) ? text : undefined);
}

function indentedBy(source: string, embedded: Embedded): Writer {
  const first = embedded.outer({ start: 0, end: 0 }).start;
  const indent = source.slice(source.lastIndexOf('\n', first - 1) + 1, first);
  return (text) => text.replaceAll('\n', `\n${indent}`);
}
