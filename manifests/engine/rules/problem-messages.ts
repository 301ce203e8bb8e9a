import * as l10n from '@vscode/l10n';
import { maxNesting, maxTextLength, maxTokens } from '../../../parser/limits';
import type { Problem, ProblemCode } from '../../../parser/parsed';
import type { TextChange } from '../../../parser/range';

/** One sentence on why a text cannot be read: what is wrong, and what to write instead. */
export function problemMessage({ code, named = '' }: Pick<Problem, 'code' | 'named'>): string {
  switch (code) {
    case 'after-value':
      return l10n.t('Nothing can follow a closing quote or bracket; quote the whole value, or remove this.');
    case 'bad-alias':
      return l10n.t('`*` or `&` must be followed by a name; quote the value if it is meant as text.');
    case 'bad-directive':
      return l10n.t('This line starts with `%`, which YAML reads as a directive; remove it.');
    case 'bad-escape':
      return l10n.t(
        'This escape is unknown inside double quotes; write `\\\\` for a backslash, or use single quotes.',
      );
    case 'bad-indentation':
      return l10n.t('The indentation does not fit the lines above; align it with its siblings.');
    case 'bad-merge':
      return l10n.t('`<<` merges a map or a list of maps; give it an alias of a map.');
    case 'bad-value-start':
      return l10n.t('A value cannot start with {0}; quote it.', named);
    case 'binary':
      return l10n.t('This file holds binary data and cannot be read as YAML; save it as UTF-8 text.');
    case 'bracket-not-closed':
      return l10n.t('A bracket is not closed; add `]` or `}` at the end of the list or map.');
    case 'character':
      return l10n.t(
        'The character U+{0} is refused by the YAML 1.1 reader, even in a comment; remove it.',
        named,
      );
    case 'collection-as-key':
      return l10n.t('A map or a list cannot be a key; quote it if it is meant as text.');
    case 'colon-missing':
      return l10n.t('A key must be followed by `:` and a value; add the colon, or check the indentation.');
    case 'colon-missing-on-line':
      return l10n.t('A key must end with `:` on its own line; add the colon, or check the indentation.');
    case 'colon-without-space':
      return l10n.t(
        'A space is missing after the colon; without it `{0}` is text, not a key and a value.',
        named,
      );
    case 'comment-without-space':
      return l10n.t('A comment needs a space before `#`; add the space, or quote the value.');
    case 'control-character':
      return l10n.t(
        'The control character U+{0} is not allowed in YAML, even in a comment; remove it.',
        named,
      );
    case 'dash-missing':
      return l10n.t('A list item starts with `- `; add the dash.');
    case 'date-invalid':
      return l10n.t('`{0}` is not a day of the calendar; quote it if it is meant as text.', named);
    case 'document-too-large':
      return l10n.t('This document is too large to be checked; split it.');
    case 'duplicate-anchor':
      return l10n.t('This anchor name is used a second time, which is refused; give it another name.');
    case 'flow-indicator':
      return l10n.t('`{0}` needs quotes: between brackets a plain value cannot hold `:` or `?`.', named);
    case 'full-width-colon':
      return l10n.t('This colon is full-width (`：`) and does not end a key; write `:` and a space.');
    case 'item-missing':
      return l10n.t('An item is missing at this `,`; write it, or remove the comma.');
    case 'key-missing':
      return l10n.t('There is no key before this `:`; write one, or quote the colon.');
    case 'key-too-long':
      return l10n.t('A key cannot be longer than 1024 characters; check for a missing quote or line break.');
    case 'map-in-value':
      return l10n.t(
        'A `key: value` or a list is not allowed inside a plain value; quote the value, or check the indentation of this line and the next.',
      );
    case 'opening-bracket':
      return l10n.t('This bracket is not closed; add `{0}`.', named);
    case 'quote-not-closed':
      return l10n.t('The closing quote is missing; add it at the end of the value.');
    case 'second-document':
      return l10n.t(
        'A second YAML document starts here; keep one document and remove the `---` and what follows.',
      );
    case 'separator-missing':
      return l10n.t('A separator is missing here; check for a forgotten `,`, `:`, space or line break.');
    case 'start-missing':
      return l10n.t(
        '`...` ends the document, so nothing can follow it; remove the `...`, or write `---` in this place.',
      );
    case 'tab':
      return l10n.t('A tab is not allowed here; use spaces.');
    case 'tab-indentation':
      return l10n.t('Tabs cannot indent YAML; use spaces.');
    case 'tag-refused':
      return l10n.t('The tag `{0}` is refused; remove it, or quote the value if it is meant as text.', named);
    case 'tag-value':
      return l10n.t(
        'The value does not fit the tag `{0}`; remove the tag, or write a value that fits.',
        named,
      );
    case 'template-as-key':
      return l10n.t('`{0}` unquoted is a map inside a map; quote it: "{0}".', named);
    case 'template-tag':
      return l10n.t(
        'A template tag such as `{0}` is not allowed between keys: the YAML is read before templates are rendered.',
        named,
      );
    case 'text-too-large':
      return l10n.t(
        'This file is too large ({0} MB): files of up to {1} MB and {2} tokens are checked; move data elsewhere.',
        named,
        maxTextLength / 1_000_000,
        maxTokens,
      );
    case 'too-deep':
      return l10n.t('The nesting is deeper than {0} levels; flatten it.', maxNesting);
    case 'undefined-alias':
      return l10n.t(
        '`{0}` refers to an anchor that is not defined before it; quote it ("{0}") if it is meant as text.',
        named,
      );
    case 'value-indicator':
      return l10n.t('A lone `=` has a special meaning and is refused; quote it: "=".');
    case 'yaml-too-deep':
      return l10n.t('The nesting is too deep to be read; flatten it.');
    case 'yaml-unreadable':
      return l10n.t(
        'YAML cannot be read from here; check indentation, quotes and brackets before this place.',
      );
    default:
      return jsonMessage(code);
  }
}

function jsonMessage(code: Extract<ProblemCode, `json-${string}`>): string {
  switch (code) {
    case 'json-brace-not-closed':
      return l10n.t('A `{` is not closed; add `}`.');
    case 'json-bracket-not-closed':
      return l10n.t('A `[` is not closed; add `]`.');
    case 'json-colon-missing':
      return l10n.t('Expected a colon between key and value.');
    case 'json-comma-missing':
      return l10n.t('Expected a comma between two entries.');
    case 'json-comment':
      return l10n.t('JSON does not allow comments; remove it.');
    case 'json-control-character':
      return l10n.t('A control character is not allowed in text; write it as an escape such as `\\t`.');
    case 'json-escape':
      return l10n.t('This escape is unknown; write `\\\\` for a backslash.');
    case 'json-key-missing':
      return l10n.t('Expected a key in double quotes; remove a comma that nothing follows.');
    case 'json-quote-not-closed':
      return l10n.t('The closing quote is missing; line breaks inside a text are written `\\n`.');
    case 'json-second-value':
      return l10n.t('The file ends with its first value; remove what follows.');
    case 'json-unreadable':
      return l10n.t('JSON cannot be read from here; check quotes, commas and brackets.');
    case 'json-value-missing':
      return l10n.t('Expected a value; remove a comma that nothing follows, or write the value.');
  }
}

/** Title of the fix for a problem. */
export function repairTitle(code: ProblemCode, { text }: TextChange): string {
  if (code === 'colon-without-space') return l10n.t('Insert a space');
  if (code === 'full-width-colon') return l10n.t('Change to `{0}`', text.trimEnd());
  if (code === 'tab-indentation') return l10n.t('Replace with spaces');
  return code === 'tab' ? l10n.t('Replace with a space') : l10n.t('Quote it');
}
