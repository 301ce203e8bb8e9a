import { createApplication } from '../../../../api/catalogue/servicestage/applications';
import { createComponent } from '../../../../api/catalogue/servicestage/components';
import { createEnvironment } from '../../../../api/catalogue/servicestage/environments';
import { createComponentInstance } from '../../../../api/catalogue/servicestage/instances';
import type { Place } from '../place';

/** Longer than any job takes. */
export const longJob = 15 * 60_000;

const cluster = { id: 'b4a5d4098fb4474fa22cd05f897d6b01', type: 'cce' as const };

export function projectIn(place: Place) {
  return { project_id: place.project };
}

export function newEnvironment(place: Place) {
  return { name: place.unique('env'), vpc_id: 'c5e1d4098fb4474fa22cd05f897d6b02', base_resources: [cluster] };
}

export async function makeEnvironment(place: Place) {
  const at = projectIn(place);
  const { id } = await place
    .client('servicestage')
    .call(createEnvironment, { ...at, body: newEnvironment(place) });
  return { ...at, environment_id: id };
}

export async function makeApplication(place: Place) {
  const at = projectIn(place);
  const body = { name: place.unique('app') };
  const { id } = await place.client('servicestage').call(createApplication, { ...at, body });
  return { ...at, application_id: id };
}

export function newComponent(place: Place) {
  return {
    name: place.unique('component'),
    runtime: 'Docker',
    category: 'MicroService' as const,
    sub_category: 'Java Chassis' as const,
  };
}

export async function makeComponent(place: Place) {
  const at = await makeApplication(place);
  const { id } = await place
    .client('servicestage')
    .call(createComponent, { ...at, body: newComponent(place) });
  return { ...at, component_id: id };
}

/** The first deployment of a component, in an environment of its own. */
export async function newInstance(place: Place) {
  const at = await makeComponent(place);
  const { environment_id } = await makeEnvironment(place);
  const image = {
    storage: 'swr' as const,
    type: 'image' as const,
    url: 'swr.example.com/shop/cart:1',
    auth: 'iam' as const,
  };
  const body = {
    name: place.unique('instance'),
    environment_id,
    replica: 1,
    flavor_id: 'MICRO-5G:0.5C:1G',
    artifacts: { cart: image },
    version: '1.0.0',
    refer_resources: [{ ...cluster, parameters: { namespace: 'default' } }],
  };
  return { ...at, body };
}

/** An instance that runs already. */
export async function makeInstance(place: Place) {
  const { body, ...at } = await newInstance(place);
  const started = await place.client('servicestage').call(createComponentInstance, { ...at, body });
  place.advance(longJob);
  return {
    at: { ...at, instance_id: started.instance_id },
    environment_id: body.environment_id,
    job_id: started.job_id,
  };
}
