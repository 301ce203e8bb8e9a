import type { Source } from '../../../api/catalogue/operation';
import type { Range, TextChange } from '../../../parser/range';
import type { Consequence, Severity } from './consequence';

export type { Consequence, Severity };

/** Something a rule found at a place of a document. */
export interface Finding {
  readonly rule: string;
  /** What becomes of what is written. */
  readonly consequence: Consequence;
  /** What is in force instead of what is written, where the rule knows it: a default, or what the text is read as. */
  readonly value?: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** Repairs that are safe to offer: a title and the edits that do it. */
  readonly fixes?: readonly Fix[];
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly TextChange[];
  /** True for what a person has to complete, and for what takes away something written: it is never made unasked. */
  readonly onlyWhenAsked?: true;
}

/**
 * How a rule reports what it found. The consequence defaults to the rule's own; with another one, the severity is that of
 * the consequence unless it is given too.
 */
export type Report = (
  range: Range,
  message: string,
  options?: Partial<Pick<Finding, 'consequence' | 'value' | 'severity' | 'fixes'>>,
) => void;

/**
 * One check. Its page in docs/rules, its tests and its severity setting come from this object.
 * Invalid examples mark the reported text with `«` and `»`; the first mark is where the finding must be.
 */
export interface Rule<Document> {
  /** For example `lain/duplicate-proc`. */
  readonly id: string;
  readonly consequence: Consequence;
  /** Only where it is not the severity of the consequence (`severityOf`). */
  readonly severity?: Severity;
  /** One sentence: what must hold. */
  readonly summary: string;
  /** Why it matters: who refuses it or what happens instead. */
  readonly explanation: string;
  readonly source: Source;
  readonly examples: { readonly valid: readonly string[]; readonly invalid: readonly string[] };
  check(document: Document, report: Report): void;
}

/** What is known of a rule beside its check. */
export type RuleFacts = Omit<Rule<never>, 'check'>;
