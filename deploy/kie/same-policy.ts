import { policyKindOf } from '../../manifests/kinds/governance/policy-kinds';
import { readPolicyText } from '../../manifests/kinds/governance/read-policy';
import { policySchema } from '../../manifests/kinds/governance/schema';
import { TooManyValues, wantedValue } from '../cloud/wanted';
import { compareFields } from '../compare/compare-fields';

/**
 * Whether two values of a configuration item are the same policy: its key names one, and no field differs by meaning,
 * as in the plan of the policy itself. Of other items, and of texts that can't be read, that is not known: false.
 */
export function isSamePolicy(key: string, one: string, other: string): boolean {
  const policy = policyKindOf(key);
  if (policy === undefined) return false;
  const schema = policySchema(policy.kind, 'kie');
  const [first, second] = [one, other].map((text) => readPolicy(text, schema));
  if (first === undefined || second === undefined) return false;
  return [compareFields(first, second, schema), compareFields(second, first, schema)].every(
    ({ length }) => length === 0,
  );
}

/** The value of a text; undefined when it can't be read, or has none. */
function readPolicy(text: string, schema: ReturnType<typeof policySchema>): unknown {
  const { root, problems } = readPolicyText(text);
  if (problems.length > 0) return undefined;
  try {
    return wantedValue(root, schema);
  } catch (error) {
    if (error instanceof TooManyValues) return undefined;
    throw error;
  }
}
