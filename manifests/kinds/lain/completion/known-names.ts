import * as l10n from '@vscode/l10n';
import type { CursorContext } from '../../../../parser/cursor/context';
import { formatValue } from '../../../engine/language/describe';
import { indented, literal } from '../../../engine/language/snippet';
import { afterKey, itemPlace, itemProposals } from '../../../engine/language/suggest';
import type { Proposal } from '../../../engine/language/suggest';
import type { CandidateNames, NameSource } from '../../../engine/names';
import { topLevelScalar } from './text-search';
import type { LineIndex } from '../../../../parser/line-index';
import type { Dialect } from '../sections';

/** A text as completion looks at it: line by line, so that a large or broken one costs nothing. */
export interface LainText {
  readonly text: string;
  readonly lines: LineIndex;
  readonly dialect: Dialect;
  /** Names beyond the file, where there are any. */
  readonly names: NameSource | undefined;
}

/** A name and where it is known from. */
interface Named {
  readonly name: string;
  readonly source: string;
}

/** Apps, resources and services that the workspace or a connection knows, where an app uses them. */
export function knownNameProposals(
  { text, dialect, names }: LainText,
  context: CursorContext,
): readonly Proposal[] {
  if (names === undefined || dialect !== 'laincloud' || context.place !== 'start') return [];
  const [section, app, key] = context.path;
  if (section !== 'use_services' && section !== 'use_resources') return [];
  if (app === undefined) {
    const own = topLevelScalar(text, 'appname');
    const known = section === 'use_services' ? apps(names) : resources(names);
    return known
      .filter(({ name }) => name !== own && !context.siblings.keys.has(name))
      .map((one) => appProposal(one, section, context));
  }
  const isServices = section === 'use_services' ? typeof key !== 'string' : key === 'services';
  return typeof app === 'string' && isServices ? serviceItems(app, names, context) : [];
}

function apps(names: NameSource): readonly Named[] {
  return named(names.namesOf('lain-app'));
}

/** Resources of the workspace, and all apps of connections, which do not show what their apps are. */
function resources(names: NameSource): readonly Named[] {
  const beyond = names.namesOf('lain-app').filter(({ strength }) => strength === 'allowed');
  return named([...names.namesOf('lain-resource'), ...beyond]);
}

function named(lists: readonly CandidateNames[]): readonly Named[] {
  const sources = new Map<string, string>();
  for (const { names, source } of lists)
    for (const name of names) if (!name.includes('{{') && !sources.has(name)) sources.set(name, source);
  return Array.from(sources, ([name, source]) => ({ name, source }));
}

function appProposal({ name, source }: Named, section: string, context: CursorContext): Proposal {
  const key = literal(formatValue(name));
  const inner = section === 'use_services' ? '\n  - $0' : '\n  services:\n    - $0';
  const flow = section === 'use_services' ? ' [$0]' : ' { services: [$0] }';
  const value = context.flow ? flow : indented(inner, context.column);
  return {
    label: name,
    kind: 'reference',
    detail: source,
    insertText: key + afterKey(context, `:${value}`),
    range: context.word,
  };
}

function serviceItems(app: string, names: NameSource, context: CursorContext): readonly Proposal[] {
  if (itemPlace(context) === undefined) return [];
  return named(names.namesOf('lain-service', app)).flatMap(({ name, source }) =>
    itemProposals(context, literal(formatValue(name)), {
      label: name,
      detail: l10n.t('{0} of {1}, {2}', name, app, source),
    }).map((proposal) => ({ ...proposal, kind: 'reference' as const })),
  );
}
