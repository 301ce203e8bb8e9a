import * as l10n from '@vscode/l10n';
import { putApplicationConfiguration } from '../../api/catalogue/servicestage/applications';
import { EnvironmentVariable } from '../../api/catalogue/servicestage/fields';
import { textQuestion } from '../questions';
import { catchUp, readUntil } from '../read-until';
import type { ActionPlace, ActionResult, ActionRun, ResourceAction } from '../resource-action';
import { isSecretName, shownValue } from '../shown-value';
import { variables, variableSets, type Variable, type VariableScope } from './applications';
import { withObstacle } from './instance-run';
import { stageOf } from './stage';

const { name: nameField, value: valueField } = EnvironmentVariable.properties;

/** Adds a variable to those that the components of an application share in an environment. Source: resources §2. */
const addVariable: ResourceAction<VariableScope, undefined> = {
  kind: variables,
  on: 'list',
  effect: 'create',
  questions: () => [
    textQuestion(nameField, {
      name: 'name',
      title: l10n.t('Name of the variable'),
      next: ({ name = '' }) => [
        textQuestion(valueField, {
          name: 'value',
          title: l10n.t('Value of the variable'),
          secret: isSecretName(name),
        }),
      ],
    }),
  ],
  plan: async ({ scope, list }, { name = '', value = '' }) => {
    const isTaken = (await list(variables, scope)).some((one) => one.name === name);
    return {
      summary: l10n.t('Add the variable {0}', name),
      changes: [{ path: name, to: shownValue(name, value) }],
      notes: [later()],
      ...withObstacle(isTaken ? l10n.t('There is a variable with this name: change it.') : undefined),
    };
  },
  run: async (place, { name = '', value = '' }, run) => {
    const add = (all: readonly Variable[]) =>
      all.some((one) => one.name === name) ? undefined : [...all, { name, value }];
    return writeVariables(place, add, run, l10n.t('{0} is added.', name));
  },
};

/** Changes the value of a variable. */
const changeVariable: ResourceAction<VariableScope, Variable> = {
  kind: variables,
  on: 'item',
  effect: 'change',
  questions: ({ subject: { name, value } }) => [
    textQuestion(valueField, {
      name: 'value',
      title: l10n.t('Value of {0}', name),
      ...(isSecretName(name) ? { secret: true } : { initial: value }),
    }),
  ],
  plan: ({ subject: { name, value: from } }, { value: to = '' }) => ({
    summary: l10n.t('Change the variable {0}', name),
    changes: [{ path: name, from: shownValue(name, from), to: shownValue(name, to) }],
    notes: [later()],
    ...withObstacle(from === to ? l10n.t('It has this value already.') : undefined),
  }),
  run: async (place, { value = '' }, run) => {
    const { name } = place.subject;
    const change = (all: readonly Variable[]) =>
      all.map((one) => (one.name === name ? { name, value } : one));
    return writeVariables(place, change, run, l10n.t('{0} is changed.', name));
  },
};

/** Removes a variable. */
const removeVariable: ResourceAction<VariableScope, Variable> = {
  kind: variables,
  on: 'item',
  effect: 'remove',
  plan: ({ subject: { name } }) => ({
    summary: l10n.t('Remove the variable {0}', name),
    notes: [later()],
  }),
  run: async (place, _answers, run) => {
    const { name } = place.subject;
    const change = (all: readonly Variable[]) => all.filter((one) => one.name !== name);
    return writeVariables(place, change, run, l10n.t('{0} is removed.', name));
  },
};

/** Actions on the variables of applications. */
export const variableActions = { addVariable, changeVariable, removeVariable };

function later(): string {
  return l10n.t('Components see it with their next deployment.');
}

/**
 * Each write replaces all variables of an environment: reads them, changes them, writes all, and reads again.
 *
 * @param change Undefined when somebody else has added the variable.
 */
export async function writeVariables(
  { session, scope }: Pick<ActionPlace<VariableScope, unknown>, 'session' | 'scope'>,
  change: (all: readonly Variable[]) => readonly Variable[] | undefined,
  run: Pick<ActionRun, 'clock' | 'signal'>,
  message: string,
): Promise<ActionResult> {
  const { applicationId, environmentId } = scope;
  const { client, project_id } = await stageOf(session);
  const read = () => variableSets.read(session, { applicationId }, environmentId, run.signal);
  const set = await read();
  const wanted = change(set?.variables ?? []);
  if (!wanted) return { state: 'failed', message: l10n.t('Somebody has added a variable with this name.') };
  const body = { environment_id: environmentId, configuration: { env: [...wanted] } };
  await client.call(putApplicationConfiguration, { project_id, application_id: applicationId, body });
  const isWritten = (now: typeof set) => keyOf(now?.variables ?? []) === keyOf(wanted);
  return isWritten(await readUntil(read, isWritten, run, catchUp))
    ? { state: 'done', message }
    : { state: 'failed', message: l10n.t('ServiceStage has other variables than were written: refresh.') };
}

/** Equal for equal variables, whatever their order. */
function keyOf(all: readonly Variable[]): string {
  return JSON.stringify(
    all.map(({ name, value }) => [name, value]).sort(([one = ''], [other = '']) => (one < other ? -1 : 1)),
  );
}
