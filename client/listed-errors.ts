import * as l10n from '@vscode/l10n';
import type { FindingsResult } from '../server/protocol';

/** Maximum number of errors that a message lists. */
const maxListed = 3;

/** The errors among the findings of a document. */
export function errorsIn({ findings }: FindingsResult): FindingsResult['findings'] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** The first errors for a message, which shows no Markdown: what is code there is in quotes here. */
export function listedErrors(errors: FindingsResult['findings']): string {
  return errors
    .slice(0, maxListed)
    .map(({ range, message }) => l10n.t('line {0}: {1}', range.start.line + 1, withoutMarkdown(message)))
    .join(' ');
}

function withoutMarkdown(text: string): string {
  return text.replaceAll(/`([^`\n]+)`/g, '“$1”');
}
