import { createKieKv } from '../../../api/catalogue/kie/configurations';
import { value } from '../../../api/catalogue/kie/fields';
import { policyKindOf } from '../governance';
import type { PolicyKey } from '../governance';
import { fromCatalogue } from '../../engine/schema/from-catalogue';

/** How a content is read. */
export type ContentForm =
  | { readonly form: 'policy'; readonly policy: PolicyKey }
  | { readonly form: 'text' | 'yaml' | 'json' | 'properties' | 'ini' | 'xml' };

/**
 * How clients read the content of an item, by its type and key: what has the key of a policy is one, unless it is
 * properties, which can't be (Configuration center, section 9). `yml` and `string` are names that only Java clients know;
 * any other type is read as a text.
 */
export function formOfContent(valueType: string, key: string): ContentForm {
  const policy = policyKindOf(key);
  if (policy !== undefined && valueType !== 'properties') return { form: 'policy', policy };
  switch (valueType) {
    case 'yaml':
    case 'yml':
      return { form: 'yaml' };
    case 'json':
    case 'properties':
    case 'ini':
    case 'xml':
      return { form: valueType };
    default:
      return { form: 'text' };
  }
}

const { maxLength = 0 } = fromCatalogue(value, createKieKv.source);

/** Whether there is something to read that a server would take; a character may be two units long. */
export function isReadable(content: string): boolean {
  return content.length <= 2 * maxLength && content.trim() !== '';
}
