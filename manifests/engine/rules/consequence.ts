/** By consequence: refused (error), takes effect otherwise than written (warning), true but surprising (information). */
export type Severity = 'error' | 'warning' | 'information';

/**
 * What happens to what is written, and how severe that is. A rule may report less when it can't be sure; such rules are
 * listed with their reasons in `test/unit/manifests/severity-exceptions.ts`.
 */
const severities = {
  /** The parser, server or program refuses the whole file, request or start: nothing of it takes effect. */
  refused: 'error',
  /** The reader goes on without the whole policy, item or resource. */
  dropped: 'error',
  /** It is kept and can never take effect: never matches, is never injected or reached. */
  'never-applies': 'error',
  /** It is kept, and each call that it is for fails. */
  'fails-on-each-call': 'error',
  /** It is accepted, and the deployment, build or program that uses it fails. */
  'fails-later': 'error',
  /** Nobody here looked at it, because it is too large. */
  unchecked: 'error',
  /** A part is passed over, and the rest is in force. */
  ignored: 'warning',
  /** It is in force with another value or meaning than written. */
  altered: 'warning',
  /** A default applies, because the value is missing or cannot be used. */
  'default-in-force': 'warning',
  /** It is in force for more than meant. */
  wider: 'warning',
  /** Another description of the same thing overwrites it. */
  overwritten: 'warning',
  /** It is in force as written, and does harm. */
  harmful: 'warning',
  /** Whoever can read the file can use a secret. */
  exposed: 'warning',
  /** One reader takes it, and another refuses it or reads it otherwise. */
  'readers-differ': 'warning',
  /** It is in force as written, which not everybody expects. */
  'as-written': 'information',
} as const satisfies Readonly<Record<string, Severity>>;

/** What becomes of what a finding is about; see above for each. */
export type Consequence = keyof typeof severities;

export const consequences = Object.keys(severities) as readonly Consequence[];

/** How bad a consequence is where it is certain. */
export function severityOf(consequence: Consequence): Severity {
  return severities[consequence];
}

/** The usual severity of a rule: its own, or else that of its consequence. */
export function severityOfRule(rule: {
  readonly consequence: Consequence;
  readonly severity?: Severity;
}): Severity {
  return rule.severity ?? severityOf(rule.consequence);
}
