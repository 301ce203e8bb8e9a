import * as l10n from '@vscode/l10n';
import { draftName } from './drafts';

/** How a line that is only a comment begins in files of an ending, and how it ends. */
const comments: Readonly<Record<string, readonly [string, string]>> = {
  json: ['// ', ''],
  xml: ['<!-- ', ' -->'],
};

/** What is shown in place of a document that can't be read: why, and what to do, as comments of its language. */
export function noticeText(path: string, message: string): string {
  const [start, end] = comments[path.slice(path.lastIndexOf('.') + 1)] ?? ['# ', ''];
  const lines = [
    l10n.t('{0} can’t be shown.', draftName({ address: { authority: '', path } })),
    message,
    l10n.t('Nothing is lost: try again above, or close this tab.'),
  ];
  return lines
    .flatMap((text) => text.split(/\r?\n/))
    .map((line) => `${start}${line}${end}\n`)
    .join('');
}
