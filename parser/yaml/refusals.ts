import type { Problem } from '../parsed';
import type { Range } from '../range';

/** YAML as one of its readers takes it; see `Flavour`. */
export type YamlFlavour = 'snake-yaml' | 'yaml-1.1' | 'yaml-1.2' | 'yaml-go' | 'yaml-java';

/** Well-formed YAML that a reader refuses. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly range: Range;
  readonly text: string;
}

export type RefusalCode =
  | 'bad-alias'
  | 'bad-escape'
  | 'bad-merge'
  | 'collection-as-key'
  | 'colon-missing-on-line'
  | 'date-invalid'
  | 'duplicate-anchor'
  | 'flow-indicator'
  | 'key-missing'
  | 'quote-not-closed'
  | 'tag-refused'
  | 'tag-value'
  | 'template-as-key'
  | 'undefined-alias'
  | 'value-indicator';

const byAll = [
  'bad-alias',
  'bad-escape',
  'bad-merge',
  'colon-missing-on-line',
  'flow-indicator',
  'key-missing',
  'quote-not-closed',
  'undefined-alias',
] as const;

/** What each reader refuses, as `npm run test:oracle -- yaml` finds it. */
const refused: Readonly<Record<YamlFlavour, ReadonlySet<RefusalCode>>> = {
  'yaml-1.1': new Set<RefusalCode>([
    ...byAll,
    'collection-as-key',
    'date-invalid',
    'duplicate-anchor',
    'tag-refused',
    'tag-value',
    'template-as-key',
    'value-indicator',
  ]),
  'yaml-java': new Set<RefusalCode>([...byAll, 'tag-refused', 'tag-value']),
  'snake-yaml': new Set<RefusalCode>(byAll), // Which tags it takes depends on the object.
  'yaml-go': new Set<RefusalCode>([...byAll, 'collection-as-key', 'tag-value', 'template-as-key']),
  'yaml-1.2': new Set<RefusalCode>([
    ...byAll,
    'collection-as-key',
    'tag-refused',
    'tag-value',
    'template-as-key',
  ]),
};

export function isRefused(code: RefusalCode, flavour: YamlFlavour): boolean {
  return refused[flavour].has(code);
}

const meantAsText: ReadonlySet<RefusalCode> = new Set([
  'date-invalid',
  'flow-indicator',
  'template-as-key',
  'undefined-alias',
  'value-indicator',
]);

/** A refusal as a problem, with the offer to quote where that is the one obvious fix. */
export function refusalProblem({ code, range, text }: Refusal): Problem {
  const repair = { range, text: `"${text}"` };
  return { code, range, named: text, ...(meantAsText.has(code) && { repair }) };
}
