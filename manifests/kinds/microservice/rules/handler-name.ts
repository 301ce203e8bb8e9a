import * as l10n from '@vscode/l10n';
import { didYouMean, replaceFix } from '../../../engine/rules/did-you-mean';
import type { Rule } from '../../../engine/rules/rule';
import type { MicroserviceDocument } from '../document';
import { handlersOf } from '../values/handlers';
import { java2, pieceRange, reference } from './shared';

const chain = (names: string) =>
  java2(`  handler:\n    chain:\n      Consumer:\n        default: ${names}\n`);

/** Handlers whose names are nearly those of known ones. */
export const handlerName: Rule<MicroserviceDocument> = {
  id: 'microservice/handler-name',
  consequence: 'refused',
  severity: 'warning',
  summary: 'The handlers of a chain are spelled as they are registered.',
  explanation:
    'Java Chassis 1 and 2 and Go Chassis stop at the start when a chain names a handler that nobody has registered. Programs can register handlers of their own, so only names that are nearly those of the framework’s handlers are reported.',
  source: reference('3 and 5'),
  examples: {
    valid: [chain('loadbalance, bizkeeper-consumer'), chain('my-loadbalance,audit')],
    invalid: [chain('bizkeeper-consumer,«loadbalnce»'), chain('«qps-flowcontrol-costumer»')],
  },
  check(document, report) {
    const { dialect, settings, text } = document;
    if (dialect === 'java3') return; // It has no chains, which is reported as a whole.
    const known = handlersOf(dialect);
    for (const setting of settings) {
      if (!/^(?:servicecomb|cse)\.handler\.chain\.(?:Consumer|Provider)\./.test(setting.key)) continue;
      const value = document.knownValue(setting);
      for (const name of value?.text.split(/[,，]/).map((piece) => piece.trim()) ?? []) {
        const better = known.includes(name) ? undefined : didYouMean(name, known);
        if (value === undefined || better === undefined || !isAlike(name, better)) continue;
        const range = pieceRange(value.scalar, text, name);
        report(
          range,
          l10n.t('There is no handler `{0}` in the framework; did you mean `{1}`?', name, better),
          {
            fixes: [replaceFix(range, better)],
          },
        );
      }
    }
  },
};

/** `my-loadbalance` is a handler of its own, and so is a word of a few letters. */
function isAlike(name: string, better: string): boolean {
  return name.length > 4 && name.split('-').length === better.split('-').length;
}
