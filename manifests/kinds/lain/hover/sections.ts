import * as l10n from '@vscode/l10n';
import type { LainDocument } from '../document';
import type { Proc } from '../sections';
import { routesOf } from './routes';
import { inCode } from '../../../engine/language/foreign-text';

/** Name of a proc in the console, the secret store and the scheduler: `APP.TYPE.NAME`. */
export function podgroupName({ type, name }: Proc, appname: string): string {
  return `${appname}.${type ?? 'TYPE'}.${name}`;
}

/** What a section becomes when it is deployed, as Markdown list items; empty for keys that are not sections. */
export function sectionFacts(document: LainDocument, key: string): string {
  const appname = document.appname ?? 'APP';
  const procs = document.procs.filter(({ section }) => section.key === key);
  return procs.map((proc) => procFacts(proc, appname)).join('\n');
}

function procFacts(proc: Proc, appname: string): string {
  const deployed = l10n.t('- Deployed as `{0}`', inCode(podgroupName(proc, appname)));
  if (proc.type !== 'web') return deployed;
  const routes = routesOf(proc, appname).map((route) => `\`${inCode(route)}\``);
  if (routes.length === 0) return `${deployed}\n${l10n.t('- Not reachable: it has no mountpoint')}`;
  return `${deployed}\n${l10n.t('- Reached at {0}', routes.join(', '))}`;
}
