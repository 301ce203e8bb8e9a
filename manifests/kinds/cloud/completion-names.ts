import * as l10n from '@vscode/l10n';
import type { CursorContext } from '../../../parser/cursor/context';
import { formatValue } from '../../engine/language/describe';
import { literal } from '../../engine/language/snippet';
import type { Proposal } from '../../engine/language/suggest';
import type { CandidateNames, NameKind, NameSource, NameUse } from '../../engine/names';
import type { CloudDocument } from './document';
import type { MetadataKey } from './kinds/kind';

/** Names known besides those of the document: of the file, and beyond it. */
export interface CompletionNames {
  /** Called only where a name is allowed. */
  readonly uses: () => readonly NameUse[];
  readonly known: NameSource | undefined;
}

/** The kind of name at the cursor. */
interface Wanted {
  readonly kind: NameKind;
  readonly scope?: string;
}

/** Existing names, where one is allowed: the file's own, the workspace's, those of a connection. */
export function nameProposals(
  document: CloudDocument,
  context: CursorContext,
  { uses, known }: CompletionNames,
): readonly Proposal[] {
  const wanted = context.place === 'value' ? wantedAt(document, context) : undefined;
  if (wanted === undefined) return [];
  const { kind, scope } = wanted;
  const own = uses().filter(
    (use) => use.kind === kind && use.role === 'definition' && isIn(use.scope, scope),
  );
  const lists: readonly Pick<CandidateNames, 'source' | 'names'>[] = [
    { source: l10n.t('this file'), names: own.map(({ name }) => name) },
    ...(known?.namesOf(kind, scope) ?? []),
  ];
  const seen = new Set<string>();
  return lists.flatMap(({ source, names }) =>
    names.flatMap((name) => {
      if (seen.has(name)) return [];
      seen.add(name);
      return [proposal(name, source, context)];
    }),
  );
}

function isIn(scope: string | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || wanted === '' || scope === wanted;
}

function wantedAt(document: CloudDocument, { path }: CursorContext): Wanted | undefined {
  const [member, key] = path;
  const { kind, policyKind } = document;
  if (member === 'selector' && key === 'service' && policyKind) return { kind: 'microservice' };
  if (member === 'spec' && path.at(-1) === 'serviceName') return { kind: 'microservice' };
  if (member !== 'metadata' || typeof key !== 'string' || kind === undefined) return undefined;
  if (key === 'name' && policyKind === 'routeRule') return { kind: 'microservice' };
  if (key === 'name' && policyKind !== undefined)
    return policyKind === 'matchGroup' ? undefined : { kind: 'match-group' };
  const names = kind.facts.metadata.find((one) => one.key === key)?.names;
  return names?.role === 'reference' ? { kind: names.kind, ...scopeOf(document, names) } : undefined;
}

function scopeOf(
  document: CloudDocument,
  { scope }: NonNullable<MetadataKey['names']>,
): Pick<Wanted, 'scope'> {
  const parts = scope?.map((key) => document.metadata(key)?.text ?? '');
  return parts === undefined || parts.includes('') ? {} : { scope: parts.join('/') };
}

function proposal(name: string, source: string, { touching, word }: CursorContext): Proposal {
  return {
    label: formatValue(name),
    kind: 'reference',
    detail: source,
    insertText: (touching ? ' ' : '') + literal(formatValue(name)),
    range: word,
  };
}
