import type { Case } from './cases/case';
import {
  isNothing,
  meantBoolean,
  meantMilliseconds,
  meantNumber,
  plainText,
  printedMilliseconds,
} from './meaning';
import type { Defaults } from './outcome';

interface Alteration {
  /** Whether the value could be compared. */
  readonly compared: boolean;
  /** Written and in force, where they differ. */
  readonly difference?: string;
}

type Values = Readonly<Record<string, unknown>>;

/** The words that the libraries know, and the field of the policy that says which one they took, where there is one. */
const words: Readonly<Record<string, readonly string[]>> = {
  retryStrategy: ['FixedInterval', 'RandomBackoff'],
  fallbackType: ['ThrowException', 'ReturnNull'],
  rule: ['RoundRobin', 'Random', 'WeightedResponse'],
  type: ['delay', 'abort'],
};

/** Whether the value in force is another one than a person means by what is written. */
export function alteration(given: Case, policy: Values, behaviour: Values, defaults: Defaults): Alteration {
  const { kind, field, text } = given;
  const cause = given.cause.replace(/-unused$/, '');
  if (cause.startsWith('form-')) return formAlteration(given, policy, defaults);
  if (field === undefined || text === undefined || !(field in policy)) return { compared: false };
  const inForce = policy[field];
  const show = (isSame: boolean, found: unknown = inForce): Alteration =>
    isSame ? { compared: true } : { compared: true, difference: `${text} -> ${String(found)}` };

  if (cause === 'fault-cross') return faultAlteration(text.split('/')[1] ?? '', behaviour);
  if (cause === 'int' && field === 'percentage' && !isNothing(text)) return faultAlteration(text, behaviour);
  if (cause === 'window-cross') return windowAlteration(text.split('/')[1] ?? '', behaviour);
  if (/^\{/.test(text) && ['duration', 'choice', 'services', 'text', 'window'].includes(cause))
    return show(false);
  if (cause === 'statuses') return statusAlteration(text, behaviour);
  if (cause === 'window' && !isNothing(text)) return windowAlteration(text, behaviour);
  if (isNothing(text)) {
    const initial = defaults(kind, field);
    return { compared: initial !== undefined, ...(initial !== undefined && show(initial === inForce)) };
  }
  // It is kept as it is written, and means none.
  if (field === 'retryOnSame' && Number(meantNumber(text)) < 0) return show(false);
  if (cause === 'int' || cause === 'float' || cause === 'order')
    return show(isNear(meantNumber(text), inForce));
  if (cause === 'bool') return show(meantBoolean(text) === inForce);
  if (cause === 'choice') return show(isWord(field, text, policy));
  if (cause !== 'duration') return { compared: false };
  const meant = meantMilliseconds(text);
  // Waiting less than a millisecond is waiting one.
  if (field === 'waitDuration' && meant !== undefined && meant < 1) return show(true);
  return show(isNear(meant, printedMilliseconds(String(inForce))));
}

function isNear(meant: number | undefined, found: unknown): boolean {
  if (meant === undefined || typeof found !== 'number')
    return meant !== undefined && String(meant) === String(found);
  return Object.is(meant, found) || Math.abs(meant - found) < 1e-3 * Math.max(1, Math.abs(meant) / 1000);
}

/** Quotes count here: `" delay"` is another word. */
function isWord(field: string, text: string, policy: Values): boolean {
  const word = /^(["'])(.*)\1$/.exec(text.trim())?.[2] ?? plainText(text);
  if (field === 'slidingWindowType') return policy['slidingWindowTypeEnum'] === word;
  return words[field]?.includes(word) ?? true;
}

/** How many of 100 calls have the fault, whatever number is kept. */
function faultAlteration(written: string, { hit }: Values): Alteration {
  const isSame = meantNumber(written) === hit;
  return { compared: true, ...(!isSame && { difference: `${written} -> ${String(hit)} of 100 calls` }) };
}

/** Digits are calls or seconds, as the type of the window says. */
function windowAlteration(text: string, behaviour: Values): Alteration {
  if (!('windowSize' in behaviour)) return { compared: false };
  const seconds = meantNumber(text) ?? (meantMilliseconds(text) ?? 0) / 1000;
  // The number of calls in it may be another than written.
  if (seconds === behaviour['windowSize']) return { compared: false };
  return { compared: true, difference: `${text} -> ${String(behaviour['windowSize'])}` };
}

/** Each status that is written counts, with `x` for any digit. */
function statusAlteration(text: string, behaviour: Values): Alteration {
  const counted = Object.entries((behaviour['counted'] ?? {}) as Record<string, unknown>);
  for (const [item] of plainText(text).matchAll(/[\w.+-]+/g)) {
    const isStatus = /^[\dx]{3}$/i.test(item.replaceAll('_', ''));
    const form = new RegExp(`^${item.toLowerCase().replace(/[.+]/g, '\\$&').replaceAll('x', '\\d')}$`);
    const meant = counted.filter(([status]) => form.test(status));
    if (meant.length === 0 ? !isStatus : meant.some(([, isCounted]) => isCounted !== true))
      return { compared: true, difference: `${text}: ${item} does not count` };
  }
  return { compared: true };
}

const formsWithoutMap = [
  'scalar',
  'number',
  'bool',
  'empty-list',
  'list',
  'no-space',
  'equals',
  'nbsp-indent',
  'fullwidth-colon',
];

/** Of a text that is no map, such as a word or a list, the library makes a policy of defaults. */
function formAlteration({ cause, kind }: Case, policy: Values, defaults: Defaults): Alteration {
  if (!formsWithoutMap.includes(cause.slice('form-'.length))) return { compared: false };
  const fields = Object.keys(policy).filter((field) => defaults(kind, field) !== undefined);
  const isDefault = fields.every((field) => defaults(kind, field) === policy[field]);
  return { compared: true, ...(isDefault && { difference: 'a policy of defaults' }) };
}
