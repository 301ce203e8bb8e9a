import type { Case } from './cases/case';
import type { Effect } from './outcome';
import type { Judgement } from './verdict';

interface Exception {
  readonly verdict: 'known miss' | 'by design' | 'dialects differ';
  readonly reason: string;
  readonly isFor: (given: Case, effects: readonly Effect[]) => boolean;
}

/** What is seen and not reported, and is no disagreement; the first that is for a case counts. */
const exceptions: readonly Exception[] = [
  {
    verdict: 'known miss',
    reason:
      'Nobody keeps a shared piece in a field that a policy does not have; whether it can be used again depends on the classes of both places.',
    isFor: (given, effects) =>
      effects.includes('dropped') &&
      causes('form-merge', 'form-merge-override', 'group-anchors', 'group-merge')(given, effects),
  },
  {
    verdict: 'known miss',
    reason:
      '`servicecomb.match` is where Go Chassis has its match groups, and a file that has it is taken for one of Go.',
    isFor: causes('outer-group-match'),
  },
  {
    verdict: 'known miss',
    reason: 'A field of the class that no manual names, and that fails when it is set.',
    isFor: ({ cause, text = '' }) => cause === 'route-tags' && text.startsWith('tagitem:'),
  },
  {
    verdict: 'known miss',
    reason: 'Two signs of which the first is cut off: nobody writes them.',
    isFor: ({ cause, text }) => cause === 'compare' && text === '">--3"',
  },
  {
    verdict: 'by design',
    reason: 'The rules are for Sermant, which is not run here; that is said.',
    isFor: ({ cause, text }) => cause === 'route-form' && text === 'sermant',
  },
  {
    verdict: 'by design',
    reason: 'An empty list has no rules, as it says.',
    isFor: ({ cause, spec }) => cause === 'route-form' && spec === '[]\n',
  },
  {
    verdict: 'by design',
    reason: 'The policy names other services than the one that is run here.',
    isFor: ({ cause }, effects) => cause === 'services' && effects.includes('no-effect'),
  },
  {
    verdict: 'by design',
    reason: 'The header that is tried is not a number, which this compares with.',
    isFor: ({ cause, text }) => cause === 'route-header' && text === 'compare: ">2"',
  },
  {
    verdict: 'by design',
    reason: 'Both calls that are tried are of the service that is named.',
    isFor: ({ cause, text }) => cause === 'route-match' && /^serviceName: \[?cart\]?$/.test(text ?? ''),
  },
  {
    verdict: 'dialects differ',
    reason: 'Go Chassis and Sermant have these operators, and are not run here; that is said.',
    isFor: ({ cause, text = '' }) => cause === 'route-header' && /^(?:noEqu|in):/.test(text),
  },
  {
    verdict: 'known miss',
    reason: 'A text of one field whose name is a common word may be something of the program itself.',
    isFor: ({ kind, cause }) =>
      cause === 'outer-without-kind' && ['cache', 'loadbalance', 'mapper'].includes(kind),
  },
  {
    verdict: 'by design',
    reason: 'Nothing is injected into 0 % of the calls, as it says.',
    isFor: ({ kind, cause, field, text = '' }) =>
      kind === 'faultInjection' &&
      field === 'percentage' &&
      (cause === 'fault-cross' ? text.split('/')[1] === '0' : /^-?0$/.test(text)),
  },
  {
    verdict: 'by design',
    reason: 'Nothing is injected into 0 % of the calls, as it says.',
    isFor: ({ kind, cause, spec }, effects) =>
      kind === 'faultInjection' &&
      cause === 'combination' &&
      /^percentage: [-"]*0"?$/m.test(spec) &&
      effects.every((effect) => effect === 'no-effect'),
  },
  {
    verdict: 'by design',
    reason: 'The placeholder has a value where the program runs, and none here.',
    isFor: causes('form-placeholder'),
  },
  {
    verdict: 'by design',
    reason: 'Nothing is written yet.',
    isFor: causes(
      'form-empty-text',
      'form-blank-text',
      'outer-empty-string',
      'outer-null',
      'outer-group-null',
      'outer-route-null',
    ),
  },
  {
    verdict: 'by design',
    reason: 'It is a policy of another name, which may have a match group or service elsewhere.',
    isFor: causes(
      'outer-other-name',
      'outer-name-case',
      'outer-name-dot',
      'outer-group-other-name',
      'outer-group-name-dot',
      'outer-group-none',
      'outer-route-other-name',
    ),
  },
  {
    verdict: 'by design',
    reason: 'The call that is tried has other headers, parameters or another name than are written.',
    isFor: ({ kind, cause, field, text = '' }, effects) => {
      if (!effects.some((effect) => effect === 'no-effect')) return false;
      if (kind !== 'matchGroup') return cause === 'text' && field === 'identifier';
      if (cause === 'serviceName') return text !== '{a: b}';
      if (cause === 'headers' || cause === 'queries') return true;
      return text === '!!str 3' || text === '{exact: "/login", prefix: "/q"}';
    },
  },
  {
    verdict: 'by design',
    reason: 'Each path begins with `/`, and each text with nothing.',
    isFor: ({ cause, text = '' }, effects) =>
      cause === 'operator-value' && ['""', '/', '"/"'].includes(text) && effects.includes('wider'),
  },
  {
    verdict: 'by design',
    reason: 'The class is one of the program, and not here.',
    isFor: ({ cause, text }) =>
      ['customMatcher', 'route-match'].includes(cause) && text?.includes('customMatcherHandler') === true,
  },
  {
    verdict: 'by design',
    reason: 'The field has no use beside the others.',
    isFor: ({ cause }, effects) =>
      cause === 'duration-unused' && effects.every((effect) => effect === 'altered'),
  },
  {
    verdict: 'by design',
    reason: 'The call that is tried has another header than the route wants.',
    isFor: ({ cause, text = '' }, effects) =>
      (cause === 'route-header' ? !isOddExpression(text) : cause === 'route-match') &&
      effects.every(
        (effect) => effect === 'no-effect' || (effect === 'wider' && text.startsWith('queries:')),
      ),
  },
  {
    verdict: 'dialects differ',
    reason: 'Java Chassis 3 routes by other operators, and compares names of headers without case.',
    isFor: ({ cause, text = '' }, effects) =>
      ((cause === 'route-header' && !isOddExpression(text)) || cause === 'route-match') &&
      effects.includes('as-written') &&
      effects.every((effect) => effect === 'as-written' || effect === 'no-effect'),
  },
  {
    verdict: 'dialects differ',
    reason: 'Java Chassis 2 takes the last of two equal keys, and Spring refuses the file.',
    isFor: causes('outer-twice', 'outer-kind-twice'),
  },
  {
    verdict: 'dialects differ',
    reason: 'Later versions of Spring Cloud Huawei know `Weight`.',
    isFor: ({ kind, field, text = '' }) =>
      kind === 'loadbalance' && field === 'rule' && /^"?Weight"?(?: #|$)/.test(text),
  },
  {
    verdict: 'dialects differ',
    reason: 'Spring Cloud Huawei 1.10 has no rules for all services.',
    isFor: ({ kind, cause }, effects) =>
      (kind === 'globalRouteRule' || cause === 'outer-route-global-empty-own') &&
      effects.includes('as-written'),
  },
];

/** Why it is no disagreement that nothing, or less, is found in a case; undefined where it is one. */
export function exceptionFor(given: Case, effects: readonly Effect[]): Judgement | undefined {
  const found = exceptions.find(({ isFor }) => isFor(given, effects));
  return found && { verdict: found.verdict, reason: found.reason };
}

function causes(...listed: readonly string[]): Exception['isFor'] {
  return ({ cause }) => listed.includes(cause);
}

/** Regular expressions that are none, or that clients put into lower case before they use them. */
function isOddExpression(text: string): boolean {
  return text.startsWith('regex:') && /\\[pAQ]|"\["|"\*"|\{0,|'\\'/.test(text);
}
