import * as l10n from '@vscode/l10n';
import { updateMicroserviceProperties } from '../../api/catalogue/registry/microservices';
import { addTags, deleteTags, updateTag } from '../../api/catalogue/registry/tags';
import type { ActionPlace, ActionResult, ActionRun, ResourceAction } from '../resource-action';
import type { MicroserviceScope } from './instances';
import { microservices } from './microservices';
import {
  ownText,
  propertyQuestion,
  tagQuestion,
  tagValueQuestion,
  textChange,
  withText,
} from './named-texts';
import { serviceProperties } from './service-properties';
import { tags, type NamedText } from './tags';

type ListPlace = ActionPlace<MicroserviceScope, undefined>;
type ItemPlace = ActionPlace<MicroserviceScope, NamedText>;

/** The server replaces all properties, so they are read, changed and written. Source: registry API §3 (7.3.6). */
const setServiceProperty: ResourceAction<MicroserviceScope, undefined> = {
  kind: serviceProperties,
  on: 'list',
  effect: 'change',
  operations: [updateMicroserviceProperties],
  questions: () => [propertyQuestion()],
  plan: async ({ scope, list }, { name = '', value = '' }) =>
    planOf(l10n.t('Set the property {0}', name), await list(serviceProperties, scope), name, value),
  run: (place, { name = '', value = '' }, run) => writeProperty(place, name, value, run),
};

const removeServiceProperty: ResourceAction<MicroserviceScope, NamedText> = {
  kind: serviceProperties,
  on: 'item',
  effect: 'remove',
  operations: [updateMicroserviceProperties],
  plan: ({ subject: { name, value } }) => ({
    summary: l10n.t('Remove the property {0}', name),
    changes: textChange(name, value, undefined),
  }),
  run: (place, _answers, run) => writeProperty(place, place.subject.name, undefined, run),
};

/** Existing tags get the new value. Source: registry API §3. */
const setServiceTag: ResourceAction<MicroserviceScope, undefined> = {
  kind: tags,
  on: 'list',
  effect: 'change',
  operations: [addTags],
  questions: () => [tagQuestion()],
  plan: async ({ scope, list }, { name = '', value = '' }) =>
    planOf(l10n.t('Set the tag {0}', name), await list(tags, scope), name, value),
  run: async (place, { name = '', value = '' }, run) => {
    const client = await place.session.client('registry');
    await client.call(addTags, { ...pathOf(place), body: { tags: { [name]: value } } });
    const isDone = (await tagOf(place, name, run)) === value;
    return resultOf(isDone, l10n.t('The tag {0} is set.', name));
  },
};

/** Source: registry API §3. */
const changeServiceTag: ResourceAction<MicroserviceScope, NamedText> = {
  kind: tags,
  on: 'item',
  effect: 'change',
  operations: [updateTag],
  questions: ({ subject }) => [tagValueQuestion(subject)],
  plan: ({ subject: { name, value: from } }, { value = '' }) => ({
    summary: l10n.t('Change the tag {0}', name),
    changes: textChange(name, from, value),
    notes: [l10n.t('Callers that select instances by this tag no longer find them.')],
    ...(from === value && { obstacle: l10n.t('It has that value already.') }),
  }),
  run: async (place, { value = '' }, run) => {
    const { name } = place.subject;
    const client = await place.session.client('registry');
    await client.call(updateTag, { ...pathOf(place), key: name, value });
    return resultOf((await tagOf(place, name, run)) === value, l10n.t('The tag {0} is set.', name));
  },
};

const removeServiceTag: ResourceAction<MicroserviceScope, NamedText> = {
  kind: tags,
  on: 'item',
  effect: 'remove',
  operations: [deleteTags],
  plan: ({ subject: { name, value } }) => ({
    summary: l10n.t('Remove the tag {0}', name),
    changes: textChange(name, value, undefined),
    notes: [l10n.t('Callers that select instances by this tag no longer find them.')],
  }),
  run: async (place, _answers, run) => {
    const { name } = place.subject;
    const client = await place.session.client('registry');
    await client.call(deleteTags, { ...pathOf(place), key: name });
    return resultOf((await tagOf(place, name, run)) === undefined, l10n.t('The tag {0} is removed.', name));
  },
};

/** Actions on the properties and tags of microservices. */
export const serviceTextActions = {
  setServiceProperty,
  removeServiceProperty,
  setServiceTag,
  changeServiceTag,
  removeServiceTag,
};

function planOf(summary: string, texts: readonly NamedText[], name: string, value: string) {
  const from = texts.find((text) => text.name === name)?.value;
  return {
    summary,
    changes: textChange(name, from, value),
    ...(from === value && { obstacle: l10n.t('It has that value already.') }),
  };
}

async function writeProperty(
  place: ListPlace | ItemPlace,
  name: string,
  value: string | undefined,
  { signal }: ActionRun,
): Promise<ActionResult> {
  const { session, scope } = place;
  const read = async () => (await microservices.read(session, {}, scope.serviceId, signal))?.properties;
  const properties = withText(await read(), name, value);
  const client = await session.client('registry');
  await client.call(updateMicroserviceProperties, { ...pathOf(place), body: { properties } });
  const isDone = ownText(await read(), name) === value;
  const message =
    value === undefined
      ? l10n.t('The property {0} is removed.', name)
      : l10n.t('The property {0} is set.', name);
  return resultOf(isDone, message);
}

async function tagOf({ session, scope }: ListPlace | ItemPlace, name: string, { signal }: ActionRun) {
  const { items } = await tags.list(session, scope, signal);
  return items.find((tag) => tag.name === name)?.value;
}

function pathOf({ session, scope: { serviceId } }: ListPlace | ItemPlace) {
  return { project_id: session.project, service_id: serviceId };
}

function resultOf(isDone: boolean, message: string): ActionResult {
  return isDone
    ? { state: 'done', message }
    : { state: 'failed', message: l10n.t('The registry accepted the change, but doesn’t show it.') };
}
