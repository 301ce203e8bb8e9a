import * as l10n from '@vscode/l10n';
import {
  addMaintainer as add,
  deleteMaintainer,
  getMaintainer,
  maintainerRole,
  username as usernameField,
} from '../../api/catalogue/lain/maintainers';
import type { Maintainer } from '../../api/catalogue/lain/shapes';
import { unlessMissing } from '../missing';
import { choiceQuestion, textQuestion } from '../questions';
import type { ActionPlace, ActionResult, ActionRun, ResourceAction } from '../resource-action';
import { maintainers } from './maintainers';
import { ownRoles } from './own-roles';
import type { AppScope } from './procs';

/** As the catalogue takes it. */
type Role = 'admin' | 'normal';

/** Source: LAIN console API §5.7. */
const addMaintainer: ResourceAction<AppScope, undefined> = {
  kind: maintainers,
  affects: [ownRoles],
  on: 'list',
  effect: 'create',
  questions: () => [
    textQuestion(usernameField, { name: 'username', title: l10n.t('Name of the user') }),
    choiceQuestion(maintainerRole, { name: 'role', title: l10n.t('Role of the user'), initial: 'normal' }),
  ],
  plan: async ({ scope, list }, { username = '', role = '' }) => {
    const member = (await list(maintainers, scope)).find((one) => one.username === username);
    return {
      summary: l10n.t('Add {0} to the maintainers of {1} as {2}', username, scope.app, role),
      ...(member && { obstacle: l10n.t('{0} is a maintainer already, as {1}.', username, member.role) }),
    };
  },
  run: ({ session, scope }, { username = '', role = '' }, run) =>
    setRole({ session, scope }, username, role as Role, run), // checked by the question
};

/** Posting a member again changes the role. Source: LAIN console API §5.7. */
const changeMaintainerRole: ResourceAction<AppScope, Maintainer> = {
  kind: maintainers,
  affects: [ownRoles],
  on: 'item',
  effect: 'change',
  questions: ({ subject: { username, role } }) => [
    choiceQuestion(maintainerRole, { name: 'role', title: l10n.t('Role of {0}', username), initial: role }),
  ],
  plan: async (place, { role = '' }) => {
    const { scope, subject } = place;
    return {
      summary: l10n.t('Make {0} {1} of {2}', subject.username, role, scope.app),
      changes: [{ path: 'role', from: subject.role, to: role }],
      ...(role !== 'admin' && { notes: await withoutAdmin(place) }),
      ...(role === subject.role && { obstacle: l10n.t('That is the role already.') }),
    };
  },
  run: ({ session, scope, subject }, { role = '' }, run) =>
    setRole({ session, scope }, subject.username, role as Role, run), // checked by the question
};

/** Source: LAIN console API §5.9. */
const removeMaintainer: ResourceAction<AppScope, Maintainer> = {
  kind: maintainers,
  affects: [ownRoles],
  on: 'item',
  effect: 'remove',
  plan: async (place) => ({
    summary: l10n.t('Remove {0} from the maintainers of {1}', place.subject.username, place.scope.app),
    notes: await withoutAdmin(place),
  }),
  run: async ({ session, scope: { app: appName }, subject: { username } }, _answers, { signal }) => {
    const client = await session.client('lain');
    await client.call(deleteMaintainer, { appName, username });
    const left = await unlessMissing(client.call(getMaintainer, { appName, username }, { signal }));
    return left
      ? { state: 'failed', message: l10n.t('The console still lists {0}.', username) }
      : { state: 'done', message: l10n.t('{0} is no longer a maintainer of {1}.', username, appName) };
  },
};

/** Actions on the maintainers of an app. */
export const maintainerActions = { addMaintainer, changeMaintainerRole, removeMaintainer };

async function setRole(
  { session, scope: { app: appName } }: Pick<ActionPlace<AppScope, unknown>, 'session' | 'scope'>,
  username: string,
  role: Role,
  { signal }: ActionRun,
): Promise<ActionResult> {
  const client = await session.client('lain');
  await client.call(add, { appName, body: { username, role } });
  const { maintainer } = await client.call(getMaintainer, { appName, username }, { signal });
  return maintainer.role === role
    ? { state: 'done', message: l10n.t('{0} maintains {1} as {2}.', username, appName, role) }
    : { state: 'failed', message: l10n.t('The console kept the role {0}.', maintainer.role) };
}

async function withoutAdmin({ scope, subject, list }: ActionPlace<AppScope, Maintainer>): Promise<string[]> {
  const admins = (await list(maintainers, scope)).filter(({ role }) => role === 'admin');
  const isLast = admins.every(({ username }) => username === subject.username);
  return isLast
    ? [l10n.t('No admin is left: only administrators of the cluster can change its maintainers then.')]
    : [];
}
