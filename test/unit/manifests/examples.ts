import { lainKind } from '../../../manifests/kinds/lain/kind';
import type { ManifestOptions } from '../../../manifests/engine/manifest';
import type { Finding, Fix } from '../../../manifests/engine/rules/rule';

/** An example of a rule as a whole manifest: examples show only what matters, the rest is written in front of them. */
export interface Example {
  readonly text: string;
  /** Text between the first `«` and `»`, end exclusive. */
  readonly mark: { readonly start: number; readonly end: number } | undefined;
  readonly options: ManifestOptions;
}

const head = 'appname: hello\n';
const build = 'build:\n  base: golang:1.8\n  script:\n    - go build\n';

/** Completes an example with `appname` and `build` where it has neither; `# dialect: einplus` chooses the dialect. */
export function readExample(example: string, wholeFile: boolean): Example {
  const lainDialect = example.includes('# dialect: einplus') ? 'einplus' : 'laincloud';
  const needsHead = !wholeFile && !/^«?appname»?:/m.test(example);
  const needsBuild = !wholeFile && !/^«?build»?:/m.test(example);
  const marked = (needsHead ? head : '') + (needsBuild ? build : '') + example;
  const start = marked.indexOf('«');
  const text = marked.replace(/[«»]/g, '');
  const mark = start === -1 ? undefined : { start, end: marked.indexOf('»') - 1 };
  return { text, mark, options: { lainDialect } };
}

/** Findings of a text as lain.yaml. */
export function findingsOf(text: string, options: ManifestOptions): readonly Finding[] {
  return lainKind.open(text, options).findings();
}

/** A finding as one readable line: rule, covered text, message. */
export function show(finding: Finding, text: string): string {
  const { start, end } = finding.range;
  return `${finding.severity} ${finding.rule} «${text.slice(start, end)}» ${finding.message}`;
}

/** The text with the edits of a fix applied. */
export function applyFix(text: string, { edits }: Fix): string {
  const backwards = [...edits].sort((a, b) => b.range.start - a.range.start);
  return backwards.reduce(
    (t, { range, text: put }) => t.slice(0, range.start) + put + t.slice(range.end),
    text,
  );
}
