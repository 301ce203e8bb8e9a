import type { TSchema } from 'typebox';
import type { Operation } from '../../api/catalogue/operation';
import { isRecord } from '../../api/values';
import { mismatch, syntaxError } from '../http/go-json';
import type { InputProblem } from '../http/input';
import { invalidValue } from './field-rules';

/** The server's structs with the members of a body, by the member that holds them. */
const structOfMember: Readonly<Record<string, string>> = {
  service: 'MicroService',
  framework: 'FrameWork',
  paths: 'ServicePath',
  instance: 'MicroServiceInstance',
  healthCheck: 'HealthCheck',
  dataCenterInfo: 'DataCenterInfo',
  dependencies: 'ConsumerDependency',
  consumer: 'Consumer',
  providers: 'Provider',
};

/** Where a batch of questions has another struct under the same name. */
const structOfQuestion: Readonly<Record<string, string>> = {
  service: 'MicroServiceKey',
  instance: 'HeartbeatSetElement',
};

const tagName = /^[a-zA-Z][a-zA-Z0-9_\-.]{0,63}$/;

/** The struct with the parameters of a request, or the outermost members of its body. */
const structOfRequest: Readonly<Record<string, string>> = {
  registerInstance: 'RegisterInstanceRequest',
  updateInstanceStatus: 'UpdateInstanceStatusRequest',
  findInstances: 'FindInstancesRequest',
  listInstances: 'GetInstancesRequest',
  getInstance: 'GetOneInstanceRequest',
  queryExistence: 'GetExistenceRequest',
  listGovernApps: 'GetAppsRequest',
  getSchema: 'GetSchemaRequest',
  putSchema: 'ModifySchemaRequest',
  deleteSchema: 'DeleteSchemaRequest',
  addTags: 'AddServiceTagsRequest',
  updateTag: 'UpdateServiceTagRequest',
  deleteTags: 'DeleteServiceTagsRequest',
  deleteMicroservices: 'DelServicesRequest',
  createDependency: 'CreateDependenciesRequest',
  addDependencies: 'AddDependenciesRequest',
  createAccount: 'Account',
  updateAccount: 'Account',
  changeAccountPassword: 'Account',
  obtainServiceCombToken: 'Account',
  createAccounts: 'BatchCreateAccountsRequest',
  createRole: 'Role',
};

/** Fields whose parameter has another name. */
const fieldOfParameter: Readonly<Record<string, string>> = {
  env: 'Environment',
  schema_id: 'SchemaId',
  service_id: 'ServiceId',
};

/** Fields of a request whose parameter means something else elsewhere. */
const fieldOfRequest: Readonly<Record<string, string>> = {
  'deleteTags key': 'Keys',
  'updateInstanceStatus value': 'Status',
};

/**
 * The detail of a 400001 in the server's form, which names the field in its own spelling:
 * `field 'MicroService.ServiceName' invalid value 'a b' does not match rule: {Min: 1, Max: 128, Regexp: ^…$}`.
 * Source: Registry API, section 1.
 */
export function invalidField(operation: Operation, problem: InputProblem, body: Buffer): string {
  const words = ownWords(operation, problem, body);
  if (words !== undefined) return words;
  const steps = problem.pointer.split('/').filter((step) => step !== '');
  const { struct, member } = fieldAt(operation, steps);
  const wanted = problem.part === 'body' ? typeAt(operation.body, steps) : undefined;
  if (wanted !== undefined && problem.value !== undefined && !isOfType(problem.value, wanted)) {
    if (decodesStrictly(operation)) return 'Unmarshal error';
    const into = `struct field ${struct}.${steps.filter((step) => !isIndex(step)).join('.')}`;
    return mismatch(problem.value, into, wanted === 'integer' ? 'int32' : wanted);
  }
  return invalidValue(`${struct}.${member}`, brokenTagName(steps) ?? problem.value);
}

/** The name of a tag, where that breaks the rule: names are checked before values. */
function brokenTagName([first, name]: readonly string[]): string | undefined {
  return first === 'tags' && name !== undefined && !tagName.test(name) ? name : undefined;
}

/** Where the server checks by itself, and says so in words of its own. */
function ownWords(
  { id }: Operation,
  { part, pointer, value }: InputProblem,
  body: Buffer,
): string | undefined {
  if (id === 'replaceSchemas' && part === 'body') return 'Invalid request.';
  if (part === 'body' && pointer === '' && value === undefined) {
    return decodesStrictly({ id }) ? 'Unmarshal error' : syntaxError(body.toString('utf8'));
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
      return `Invalid action: ${typeof value === 'string' ? value : ''}`;
    case 'body queryInstancesInBatch ':
      return 'Required services or instances';
    case 'body sendHeartbeats /instances':
      return 'Request format invalid.';
    case 'body createMicroservice /service':
      return value === undefined ? 'Request body is empty' : undefined;
    default:
      return undefined;
  }
}

/** Operations on instances say nothing more about a body that they can't decode. */
function decodesStrictly({ id }: Pick<Operation, 'id'>): boolean {
  return id.toLowerCase().includes('instance') || id === 'sendHeartbeats';
}

/** The struct and the field of the server that a pointer into a request leads to. */
function fieldAt({ id }: Operation, steps: readonly string[]): { struct: string; member: string } {
  const named = steps.filter((step) => !isIndex(step));
  const request = structOfRequest[id] ?? '';
  if (named[0] === 'tags') return { struct: request, member: 'Tags' };
  const name = named.at(-1) ?? '';
  const structs = id === 'queryInstancesInBatch' ? structOfQuestion : structOfMember;
  const holders = named.slice(0, -1).flatMap((step) => structs[step] ?? []);
  return {
    struct: holders.at(-1) ?? request,
    member: fieldOfRequest[`${id} ${name}`] ?? fieldOfParameter[name] ?? capitalised(name),
  };
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function isIndex(step: string): boolean {
  return /^\d+$/.test(step);
}

function isOfType(value: unknown, wanted: string): boolean {
  return wanted === 'integer' ? Number.isInteger(value) : typeof value === wanted;
}

/** `string` or `integer`, where the value at the end of the steps is to be one. */
function typeAt(schema: TSchema | undefined, steps: readonly string[]): string | undefined {
  let current: unknown = schema;
  for (const step of steps) {
    const properties = member(current, 'properties');
    current = member(properties, step) ?? member(current, 'items') ?? recordValue(current);
  }
  if (Array.isArray(member(current, 'enum'))) return 'string';
  const type = member(current, 'type');
  return type === 'string' || type === 'integer' ? type : undefined;
}

function recordValue(schema: unknown): unknown {
  const patterns = member(schema, 'patternProperties');
  return isRecord(patterns) ? Object.values(patterns)[0] : undefined;
}

function member(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}
