import type { NameKind, NameUse } from '../../manifests/engine/names';
import { kindsBeyond } from '../../manifests/engine/rules/file-names';
import { ownCopy } from '../../parser/own-copy';

/** Names that a file defines one after the other, of one kind and scope; plain data without references to the text. */
export interface DefinedNames {
  readonly kind: NameKind;
  readonly scope: string | undefined;
  readonly names: readonly string[];
}

const asked: ReadonlySet<NameKind> = new Set(kindsBeyond);

/** The names of a file that other files ask for, in their order. */
export function definedIn(uses: readonly NameUse[]): readonly DefinedNames[] {
  const defined: (DefinedNames & { readonly names: string[] })[] = [];
  for (const { kind, role, name, scope } of uses) {
    if (role !== 'definition' || !asked.has(kind)) continue;
    const last = defined.at(-1);
    if (last?.kind === kind && last.scope === scope) last.names.push(ownCopy(name));
    else defined.push({ kind, scope: scope && ownCopy(scope), names: [ownCopy(name)] });
  }
  return defined;
}
