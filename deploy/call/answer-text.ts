import * as l10n from '@vscode/l10n';
import type { Operation } from '../../api/catalogue/operation';
import type { ApiError } from '../../api/errors/api-error';
import { knownCode } from '../../api/errors/codes';
import { redactor } from '../../api/redaction';
import { isRecord } from '../../api/values';
import { maskSecrets } from '../../resources/mask-secrets';
import { isSecretName, masked as mask } from '../../resources/shown-value';

/** What became of a call. */
export type CallOutcome =
  | { readonly kind: 'answer'; readonly status: number; readonly data: unknown }
  | { readonly kind: 'unchanged'; readonly status: number }
  | { readonly kind: 'file'; readonly size: number }
  | { readonly kind: 'failed'; readonly error: ApiError };

/** A call that was sent. */
export interface SentCall {
  readonly operation: Operation;
  readonly connection: string;
  /** When it was sent, in milliseconds since 1970, and how long its answer took. */
  readonly at: number;
  readonly milliseconds: number;
  readonly outcome: CallOutcome;
  /** Whether it is written again with every change. */
  readonly isWatched?: boolean;
}

/** Maximum length of the shown part of an answer, in characters. */
const maxLength = 2_000_000;

/** The answer of a call as JSON below comments with what there is to know of it; secrets are masked. */
export function answerText(sent: SentCall, secrets: readonly string[]): string {
  const { operation, connection, at, milliseconds, outcome } = sent;
  const head = [
    `${operation.id} — ${operation.method} ${operation.path}`,
    [statusOf(outcome), l10n.t('{0} ms', milliseconds), new Date(at).toISOString(), connection].join(' · '),
    ...(sent.isWatched
      ? [l10n.t('Written again with every change, until it is stopped or this tab is closed.')]
      : []),
    ...detailsOf(operation, outcome),
  ];
  const comments = head.flatMap((text) => text.split(/\r?\n/)).map((line) => `// ${line}`);
  const body = outcome.kind === 'answer' && outcome.data !== undefined ? [bodyOf(outcome.data)] : [];
  return `${redactor(secrets)([...comments, ...body].join('\n'))}\n`;
}

/** The outcome in one or two words: a status, or why there is none. */
export function statusOf(outcome: CallOutcome): string {
  switch (outcome.kind) {
    case 'answer':
    case 'unchanged':
      return String(outcome.status);
    case 'file':
      return l10n.t('a file of {0} bytes', outcome.size);
    case 'failed':
      return [outcome.error.status ?? outcome.error.kind, outcome.error.code]
        .filter((part) => part !== undefined)
        .join(' ');
  }
}

function detailsOf(operation: Operation, outcome: CallOutcome): readonly string[] {
  if (outcome.kind === 'unchanged') return [l10n.t('Nothing has changed since that revision.')];
  if (outcome.kind === 'answer') return outcome.data === undefined ? [l10n.t('The answer has no body.')] : [];
  if (outcome.kind === 'file') return [];
  const { message, remedy, status, code, requestId } = outcome.error;
  const documented = operation.errors.find((one) => one.code === code && one.status === status);
  const meaning =
    knownCode(operation.service, code, operation.id)?.meaning ??
    (code === undefined ? undefined : documented?.when);
  return [
    message,
    ...(meaning === undefined || meaning === message ? [] : [l10n.t('Meaning: {0}', l10n.t(meaning))]),
    ...(remedy === '' ? [] : [l10n.t('What to do: {0}', remedy)]),
    ...(requestId === undefined ? [] : [l10n.t('Request: {0}', requestId)]),
  ];
}

function bodyOf(data: unknown): string {
  const text = JSON.stringify(masked(data), undefined, 2);
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength)}\n// ${l10n.t('… and {0} more characters', text.length - maxLength)}`;
}

/** The value with the texts masked that are under names of secrets, and those in the values of configuration items. */
function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (!isRecord(value)) return value;
  const { key, value_type: type } = value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (typeof inner !== 'string') return [name, masked(inner)];
      if (isSecretName(name) && inner !== '') return [name, mask];
      const isItem = name === 'value' && typeof key === 'string';
      return [name, isItem ? maskSecrets(inner, typeof type === 'string' ? type : 'text', key) : inner];
    }),
  );
}
