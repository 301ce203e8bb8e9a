import * as l10n from '@vscode/l10n';
import {
  createNacosNamespace,
  deleteNacosNamespace,
  updateNacosNamespace,
  type NacosNamespace,
} from '../../api/catalogue/nacos/namespaces';
import type { Session } from '../../connections/session';
import { cseOf, headersOf, type EngineScope } from '../cse/engines';
import { textQuestion } from '../questions';
import { done, failed, type ActionQuestion, type ResourceAction } from '../resource-action';
import { namespaces } from './namespaces';

type NamespaceAction = ResourceAction<EngineScope, NacosNamespace>;

const {
  customNamespaceId: idField,
  namespaceName: nameField,
  namespaceDesc: descriptionField,
} = createNacosNamespace.parameters.query.properties;

/** The id of the namespace that every engine has, which lists show as an empty one. */
const reservedId = 'public';

/** Source: CSE API Reference, section 6.2. */
const createNamespace: ResourceAction<EngineScope, undefined> = {
  kind: namespaces,
  on: 'list',
  effect: 'create',
  questions: () => [
    textQuestion(idField, {
      name: 'id',
      title: l10n.t('Id of the namespace'),
      next: ({ id = '' }) => textsOf({ namespace: id }),
    }),
  ],
  plan: async ({ scope, list }, { id = '' }) => {
    const exists = (await list(namespaces, scope)).some(({ namespace }) => namespace === id);
    return {
      summary: l10n.t('Create the namespace {0}', id),
      ...(exists && { obstacle: l10n.t('A namespace with this id exists.') }),
      ...(id === reservedId && { obstacle: l10n.t('The id public is reserved.') }),
    };
  },
  run: async ({ session, scope, list }, { id = '', name = '', description = '' }) => {
    const { client, input } = await callOf(session, scope);
    await client.call(createNacosNamespace, {
      ...input,
      customNamespaceId: id,
      namespaceName: name,
      namespaceDesc: description,
    });
    const created = (await list(namespaces, scope)).some(({ namespace }) => namespace === id);
    return created ? done(l10n.t('{0} is created.', id)) : failed(l10n.t('The server does not list it.'));
  },
};

/** Name and description are replaced together. Source: CSE API Reference, section 6.3. */
const changeNamespace: NamespaceAction = {
  kind: namespaces,
  on: 'item',
  effect: 'change',
  isOffered: isOwn,
  basis: ({ namespaceShowName, namespaceDesc }) => [namespaceShowName, namespaceDesc],
  questions: ({ subject }) => textsOf(subject),
  plan: ({ subject }, { name = '', description = '' }) => {
    const changes = [
      { path: 'name', from: subject.namespaceShowName ?? '', to: name },
      { path: 'description', from: subject.namespaceDesc ?? '', to: description },
    ].filter(({ from, to }) => from !== to);
    return {
      summary: l10n.t('Change the namespace {0}', subject.namespace),
      changes,
      ...(changes.length === 0 && { obstacle: l10n.t('Nothing would change.') }),
    };
  },
  run: async ({ session, scope, subject, list }, { name = '', description = '' }) => {
    const { client, input } = await callOf(session, scope);
    await client.call(updateNacosNamespace, {
      ...input,
      namespace: subject.namespace,
      namespaceShowName: name,
      namespaceDesc: description,
    });
    const after = (await list(namespaces, scope)).find(({ namespace }) => namespace === subject.namespace);
    return after?.namespaceShowName === name
      ? done(l10n.t('{0} is changed.', name))
      : failed(l10n.t('The server kept the former name.'));
  },
};

/**
 * Servers answer a deletion with success whether there was a namespace or not, and keep what it held out of sight.
 * Source: CSE API Reference, section 6.4.
 */
const deleteNamespace: NamespaceAction = {
  kind: namespaces,
  on: 'item',
  effect: 'remove',
  isOffered: isOwn,
  questions: ({ subject: { namespace, configCount } }) =>
    configCount
      ? [
          {
            name: 'confirmation',
            title: l10n.t('Id of the namespace to delete'),
            prompt: l10n.t('It holds {0} configurations. Type {1} to continue.', configCount, namespace),
            check: (text) =>
              text === namespace ? undefined : l10n.t('This is not the id of the namespace.'),
          },
        ]
      : [],
  plan: ({ subject: { namespace, configCount } }) => ({
    summary: l10n.t('Delete the namespace {0}', namespace),
    notes: configCount
      ? [l10n.t('Goes with it: {0} configurations; clients in this namespace lose them.', configCount)]
      : [l10n.t('It holds no configurations.')],
  }),
  run: async ({ session, scope, subject: { namespace }, list }) => {
    const { client, input } = await callOf(session, scope);
    await client.call(deleteNacosNamespace, { ...input, namespaceId: namespace });
    const left = (await list(namespaces, scope)).some((one) => one.namespace === namespace);
    return left ? failed(l10n.t('The server still has it.')) : done(l10n.t('{0} is deleted.', namespace));
  },
};

/** Actions on namespaces of Nacos engines. */
export const namespaceActions = { createNamespace, changeNamespace, deleteNamespace };

/** The reserved namespace can't be changed. */
function isOwn({ namespace, type }: NacosNamespace): boolean {
  return namespace !== '' && type !== 0;
}

function textsOf({ namespace, namespaceShowName, namespaceDesc }: NacosNamespace): ActionQuestion[] {
  return [
    textQuestion(nameField, {
      name: 'name',
      title: l10n.t('Name of the namespace {0}', namespace),
      initial: namespaceShowName ?? '',
    }),
    textQuestion(descriptionField, {
      name: 'description',
      title: l10n.t('Description of the namespace {0}', namespace),
      initial: namespaceDesc ?? '',
    }),
  ];
}

async function callOf(session: Session, scope: EngineScope) {
  const { client, project_id } = await cseOf(session, 'nacos');
  return { client, input: { project_id, ...headersOf(scope) } };
}
