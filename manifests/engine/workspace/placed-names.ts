import type { Manifest } from '../manifest';
import type { NameKind, NameUse } from '../names';
import type { Range } from '../../../parser/range';
import type { LineIndex, Position } from '../../../parser/line-index';
import { ownCopy } from '../../../parser/own-copy';

/** A range that stays meaningful without the text: lines and characters, both from 0. */
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
}

/** The names of a manifest, without anything that would keep its text in memory. */
export function placeNames(manifest: Pick<Manifest, 'names' | 'lines'>): readonly PlacedName[] {
  return manifest.names().map((use) => placeName(use, manifest.lines));
}

/** One name with its places in lines and characters. */
export function placeName(use: NameUse, lines: LineIndex): PlacedName {
  const { kind, role, scope, extent, fixed } = use;
  return {
    kind,
    role,
    name: ownCopy(use.name),
    range: placeRange(use.range, lines),
    ...(scope !== undefined && { scope: ownCopy(scope) }),
    ...(extent && { extent: placeRange(extent, lines) }),
    ...(fixed && { fixed }),
  };
}

/** Whether two uses are of one name. A use that doesn't say what the name belongs to may mean any. */
export function isSameName(
  a: Pick<NameUse, 'kind' | 'name' | 'scope'>,
  b: Pick<NameUse, 'kind' | 'name' | 'scope'>,
): boolean {
  return a.kind === b.kind && a.name === b.name && isSameScope(a.scope, b.scope);
}

/** Whether two scopes may be one; an unknown one may be any. */
export function isSameScope(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

function placeRange({ start, end }: Range, lines: LineIndex): PlacedRange {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}
