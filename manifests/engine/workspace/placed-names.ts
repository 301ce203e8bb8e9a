import type { Manifest } from '../manifest';
import type { NameKind, NameUse } from '../names';
import type { Range } from '../../../parser/range';
import type { LineIndex, Position } from '../../../parser/line-index';
import { ownCopy } from '../../../parser/own-copy';

/** A range that is valid without the text: 0-based lines and characters. */
export interface PlacedRange {
  readonly start: Position;
  readonly end: Position;
}

/** A name of a file whose text is not kept. */
export interface PlacedName {
  readonly kind: NameKind;
  readonly name: string;
  readonly role: NameUse['role'];
  readonly scope?: string;
  readonly range: PlacedRange;
  readonly extent?: PlacedRange;
  readonly fixed?: boolean;
  readonly isRegistered?: true;
}

/** The names of a manifest, without references to its text, so that it can be freed. */
export function placeNames(manifest: Pick<Manifest, 'names' | 'lines'>): readonly PlacedName[] {
  return manifest.names().map((use) => placeName(use, manifest.lines));
}

/** Converts the ranges of a name to lines and characters. */
export function placeName(use: NameUse, lines: LineIndex): PlacedName {
  const { kind, role, scope, extent, fixed, isRegistered } = use;
  return {
    kind,
    role,
    name: ownCopy(use.name),
    range: placeRange(use.range, lines),
    ...(scope !== undefined && { scope: ownCopy(scope) }),
    ...(extent && { extent: placeRange(extent, lines) }),
    ...(fixed && { fixed }),
    ...(isRegistered && { isRegistered }),
  };
}

/** Whether two uses mean one name. A use without a scope may mean any. */
export function isSameName(
  a: Pick<NameUse, 'kind' | 'name' | 'scope'>,
  b: Pick<NameUse, 'kind' | 'name' | 'scope'>,
): boolean {
  return a.kind === b.kind && a.name === b.name && isSameScope(a.scope, b.scope);
}

/** Whether two scopes may be the same; an unknown one may be any. */
export function isSameScope(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

function placeRange({ start, end }: Range, lines: LineIndex): PlacedRange {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}
