import * as Type from 'typebox';
import { maybe, text } from '../servicestage/shapes';

/** What the engine service answers: no limits, unknown fields are welcome, what is not set may be absent or null. */

export const whole = (description: string) => maybe(Type.Integer(), description);
export const amount = (description: string) => maybe(Type.Number(), description);
export const flag = (description: string) => maybe(Type.Boolean(), description);
export const texts = (description: string) => maybe(Type.Array(Type.String()), description);
export const textMap = (description: string) => maybe(Type.Record(Type.String(), Type.String()), description);

/** Tables of the reference write `result`, some examples `Result`. */
export const Outcome = Type.Object({
  result: text('What the server says about it.'),
  Result: text('The same, as some operations spell it.'),
});

export type Outcome = Type.Static<typeof Outcome>;
