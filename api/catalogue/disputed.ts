import * as Type from 'typebox';
import { isRecord } from '../values';

/**
 * What the API reference demands of a field while another edition of it, the vendor's SDK or a server does not. Such
 * input is sent; whoever writes it is warned.
 */
export interface Disputed {
  /** The values that the reference lists. */
  readonly values?: readonly string[];
  /** The form that the reference gives its texts, as a regular expression. */
  readonly pattern?: string;
  /** Whether the field must be there by one document and may be left out by another. */
  readonly isRequired?: true;
}

const keyword = 'x-disputed';

/** The disputed demands on a field as a schema option. */
export function disputed(demands: Disputed): { readonly [keyword]: Disputed } {
  return { [keyword]: demands };
}

/** The disputed demands on the field of a schema, if any. */
export function disputedOf(schema: unknown): Disputed | undefined {
  const demands = isRecord(schema) ? schema[keyword] : undefined;
  return isRecord(demands) ? demands : undefined;
}

/** A text that is one of the `listed` values by the reference; `others` are those of the SDK or of servers. */
export function openChoice(
  listed: readonly string[],
  others: readonly string[],
  options: Type.TStringOptions & Disputed & { readonly description: string },
): Type.TString {
  const { isRequired, ...rest } = options;
  return Type.String({
    ...rest,
    ...disputed({ values: listed, ...(isRequired && { isRequired }) }),
    examples: [...listed, ...others],
  });
}
