import type { TSchema } from 'typebox';
import type { Operation } from '../../api/catalogue/operation';
import type { InputProblem } from '../http/input';

const roots: Record<string, string> = {
  service: 'MicroService',
  instance: 'MicroServiceInstance',
  instances: 'MicroServiceInstance',
};

/**
 * The detail of a 400001 in the server's form, which names the field in its own spelling:
 * `field 'MicroService.ServiceName' invalid value 'a b' does not match rule: {Min: 1, Max: 128, Regexp: ^…$}`.
 * Source: Registry API, section 1.
 */
export function invalidField(operation: Operation, problem: InputProblem): string {
  const words = ownWords(operation, problem);
  if (words !== undefined) return words;
  if (problem.part === 'body' && problem.value === undefined && problem.pointer === '') {
    return 'invalid character looking for beginning of value';
  }
  const steps = problem.pointer.split('/').filter((step) => step !== '');
  const [first = '', ...others] = steps;
  const names = problem.part === 'body' && first in roots ? [roots[first] ?? first, ...others] : steps;
  const shown = names
    .filter((name) => !/^\d+$/.test(name))
    .map(capitalised)
    .join('.');
  const root = problem.part === 'body' ? operation.body : operation.parameters[problem.part];
  const rule = ruleOf(root && schemaAt(root, steps));
  return `field '${shown}' invalid value '${asText(problem.value)}' does not match rule: {${rule}}`;
}

/** Where the server checks by itself, and says so in words of its own. */
function ownWords({ id }: Operation, { part, pointer, value }: InputProblem): string | undefined {
  if (id === 'replaceSchemas' && part === 'body') return 'Invalid request.';
  if (part === 'body' && pointer === '' && value === undefined) {
    return id.toLowerCase().includes('instance') || id === 'sendHeartbeats' ? 'Unmarshal error' : undefined;
  }
  switch (`${part} ${id} ${pointer}`) {
    case 'query deleteMicroservice /force':
      return 'parameter force must be false or true';
    case 'query listSchemas /withSchema':
      return 'parameter withSchema must be 1 or 0';
    case 'query listGovernMicroservices /countOnly':
      return 'parameter countOnly must be 1 or 0';
    case 'query queryExistence /type':
      return 'Only micro-service and schema can be used as type.';
    case 'query queryInstancesInBatch /type':
      return `Invalid action: ${asText(value)}`;
    case 'body queryInstancesInBatch ':
      return 'Required services or instances';
    case 'body sendHeartbeats /Instances':
      return 'Request format invalid.';
    default:
      return undefined;
  }
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function asText(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function schemaAt(schema: TSchema, steps: readonly string[]): object | undefined {
  let current: unknown = schema;
  for (const step of steps) {
    current = member(member(current, 'properties'), step) ?? member(current, 'items');
  }
  return typeof current === 'object' && current !== null ? current : undefined;
}

function ruleOf(schema: object | undefined): string {
  const parts: readonly [label: string, value: unknown][] = [
    ['Min', member(schema, 'minLength') ?? member(schema, 'minimum')],
    ['Max', member(schema, 'maxLength') ?? member(schema, 'maximum') ?? member(schema, 'maxItems')],
    ['Regexp', member(schema, 'pattern') ?? alternatives(member(schema, 'enum'))],
  ];
  return parts
    .filter(([, value]) => value !== undefined)
    .map(([label, value]) => `${label}: ${String(value)}`)
    .join(', ');
}

function alternatives(values: unknown): string | undefined {
  return Array.isArray(values) ? `^(${values.filter((value) => value !== '').join('|')})$` : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
