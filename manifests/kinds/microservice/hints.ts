import { durationInWords } from '../governance/values/duration';
import type { Hint } from '../../engine/manifest';
import type { MicroserviceDocument } from './document';
import type { Unit } from './keys/key';
import { wholeNumber } from './values/value';

/** Durations in words, after numbers whose unit is part of their key. */
export function hintsOf(document: MicroserviceDocument): readonly Hint[] {
  return document.settings.flatMap((setting) => {
    const unit = document.factsOf(setting)?.unit;
    const known = unit && document.knownValue(setting);
    const number = known && wholeNumber(known.scalar, known.text);
    if (unit === undefined || known === undefined || number === undefined) return [];
    const text = timeInWords(number, unit);
    return text === undefined ? [] : [{ offset: known.scalar.range.end, text }];
  });
}

/** A number with its unit in words, such as `1 minute 30 seconds`; undefined for numbers that are not times. */
export function timeInWords(number: number, unit: Unit): string | undefined {
  if (number <= 0 || unit === 'bytes') return undefined;
  const factor = unit === 'milliseconds' ? 1 : unit === 'seconds' ? 1000 : 60_000;
  return durationInWords(number * factor);
}
