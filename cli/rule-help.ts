import type { Source } from '../api/catalogue/operation';
import { severityOfRule } from '../manifests/engine/rules/consequence';
import type { RuleFacts } from '../manifests/engine/rules/rule';
import { plainWords } from '../manifests/engine/plain-words';
import { pageOfSource } from '../manifests/engine/source-link';
import { exampleText, markOf } from '../manifests/rule-pages';

/** More examples are on the page of the rule. */
const maxExamples = 5;

/** What one rule reports, why, and examples. */
export function ruleHelp(rule: RuleFacts): string {
  const { id, summary, explanation, source, examples } = rule;
  const reported = examples.invalid.map(
    (example) => `${block(example)}\n    reported at ${plainWords(markOf(example))}`,
  );
  return [
    `${id} (${severityOfRule(rule)}): ${plainWords(summary)}`,
    `  ${plainWords(explanation)}${sourceOf(source)}`,
    listed('Reported:', reported),
    listed('Accepted:', examples.valid.map(block)),
    `To hide it on the next line: # engine-room-ignore ${id}\nTo change its severity: engine-room lint --rule ${id}=off`,
  ].join('\n\n');
}

/** Only what everybody can open. */
function sourceOf(source: Source): string {
  const page = pageOfSource(source);
  return page === undefined ? '' : `\n  Source: ${source.document}, ${source.section}: ${page}`;
}

function listed(title: string, texts: readonly string[]): string {
  return [title, texts.slice(0, maxExamples).join('\n\n')].join('\n');
}

function block(example: string): string {
  return exampleText(example).replace(/^/gm, '  ');
}
