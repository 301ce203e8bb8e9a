import type { Input, Operation } from '../../api/catalogue/operation';
import { registerInstance } from '../../api/catalogue/registry/instances';
import { addTags } from '../../api/catalogue/registry/tags';
import { isRecord } from '../../api/values';
import { parseJson } from '../http/exchange';
import type { WireRequest } from '../http/exchange';
import { readInput } from '../http/input';
import { refusalOf, refuse } from './errors';
import { invalidField } from './invalid-field';
import { registerInstance as register } from './services';
import type { RegisteredService, RegistryState } from './state';

/**
 * Adds the tags and instances that a request brings along with a microservice, which is registered by now. What fits is
 * added, whatever else does not.
 * @throws RegistryRefusal 400001 that names everything that does not fit
 */
export function registerDetails(
  state: RegistryState,
  registered: RegisteredService,
  request: WireRequest,
  now: number,
): void {
  const body = parseJson(request.body);
  const { tags, instances } = isRecord(body) ? body : {};
  const path = { project_id: registered.project, service_id: registered.service.serviceId };
  const part = (members: object): WireRequest => ({
    ...request,
    path,
    query: {},
    body: Buffer.from(JSON.stringify(members)),
  });
  const addTagsNow = () => {
    Object.assign(registered.tags, checked(addTags, part({ tags })).body.tags);
  };
  const addInstance = (instance: unknown) => () => {
    register(state, registered, checked(registerInstance, part({ instance })).body.instance, now);
  };
  const actions = [
    ...(isRecord(tags) && Object.keys(tags).length > 0 ? [addTagsNow] : []),
    ...(Array.isArray(instances) ? instances.map(addInstance) : []),
  ];
  const messages = actions.map(refusalOf).filter((message) => message !== '');
  if (messages.length > 0) throw refuse(400001, `errMessages: [${messages.join(' ')}]`);
}

/** What a call of this operation would say. @throws RegistryRefusal 400001 */
function checked<O extends Operation>(operation: O, request: WireRequest): Input<O> {
  const result = readInput(operation, request);
  if ('problem' in result) throw refuse(400001, invalidField(operation, result.problem, request.body));
  return result.input;
}
