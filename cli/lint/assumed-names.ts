import type { CandidateNames, DefinedName, NameKind, NameSource } from '../../manifests/engine/names';
import { ownCopy } from '../../parser/own-copy';
import { listSource } from './gathered-names';

/** What a check took for granted of a list of names: that it is empty, as far as the check looked. */
interface AssumedList {
  readonly kind: NameKind;
  readonly scope: string | undefined;
  /** Names that were looked up in it. */
  readonly absent: Set<string>;
  isStateRead: boolean;
  areNamesRead: boolean;
}

/** What a check of one file took for granted of the others, as plain data. */
export interface Assumptions {
  readonly state: CandidateNames['state'];
  readonly lists: readonly AssumedList[];
  /** Kinds of names that no other file of the folder defines. */
  readonly aloneInFolder: readonly NameKind[];
}

/**
 * Answers a check that runs before the other files are read as if they defined nothing, which is mostly so, and notes what
 * was asked: if the names of all files give the same answers, the check would find the same again.
 */
export class AssumedNames implements NameSource {
  private readonly lists = new Map<string, AssumedList>();
  private readonly aloneInFolder = new Set<NameKind>();

  /** @param state The state of all lists, as far as it is known. */
  constructor(private readonly state: CandidateNames['state']) {}

  /** What was asked until now. */
  get assumptions(): Assumptions {
    return {
      state: this.state,
      lists: [...this.lists.values()],
      aloneInFolder: [...this.aloneInFolder],
    };
  }

  namesOf(kind: NameKind, scope?: string): readonly CandidateNames[] {
    const { state } = this;
    const asked = this.listOf(kind, scope);
    return [
      {
        get state() {
          asked.isStateRead = true;
          return state;
        },
        strength: 'suggested',
        source: listSource,
        get names() {
          asked.areNamesRead = true;
          return [];
        },
        has(name) {
          asked.absent.add(ownCopy(name));
          return false;
        },
      },
    ];
  }

  definedBeside(kind: NameKind): readonly DefinedName[] {
    this.aloneInFolder.add(kind);
    return [];
  }

  private listOf(kind: NameKind, scope: string | undefined): AssumedList {
    const key = scope === undefined ? kind : `${kind}\n${scope}`;
    const known = this.lists.get(key);
    if (known) return known;
    const own = scope === undefined ? undefined : ownCopy(scope);
    const list = { kind, scope: own, absent: new Set<string>(), isStateRead: false, areNamesRead: false };
    this.lists.set(key, list);
    return list;
  }
}

/** Whether names give the answers that were assumed. */
export function isTrueOf({ state, lists, aloneInFolder }: Assumptions, known: Required<NameSource>): boolean {
  return (
    lists.every((list) => isEmptyAmong(list, state, known)) &&
    aloneInFolder.every((kind) => known.definedBeside(kind).length === 0)
  );
}

function isEmptyAmong(
  { kind, scope, absent, isStateRead, areNamesRead }: AssumedList,
  state: CandidateNames['state'],
  names: NameSource,
): boolean {
  const has = (list: CandidateNames, name: string) => list.has?.(name) ?? list.names.includes(name);
  return names.namesOf(kind, scope).every((list) => {
    if (isStateRead && list.state !== state) return false;
    if (areNamesRead && list.names.length > 0) return false;
    return ![...absent].some((name) => has(list, name));
  });
}
