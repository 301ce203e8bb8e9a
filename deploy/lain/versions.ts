import { shownTime } from '../../resources/shown-time';

/** The parts of a meta version: `<commit time in seconds>-<commit hash>`. LAIN console API §4. */
export interface MetaVersion {
  readonly text: string;
  /** Commit time, seconds since 1970 (UTC). */
  readonly time: number;
  readonly commit: string;
}

/** Parses a meta version; undefined for other texts. */
export function readMetaVersion(text: string): MetaVersion | undefined {
  const parts = /^(\d+)-(\S+)$/.exec(text);
  const [, time, commit] = parts ?? [];
  if (time === undefined || commit === undefined) return undefined;
  return { text, time: Number(time), commit };
}

/** A version for display, by its time and its commit; the text itself when it has another form. */
export function describeVersion(text: string): string {
  const version = readMetaVersion(text);
  if (!version) return text;
  return [shownTime(version.time * 1000), version.commit.slice(0, 7)].filter(Boolean).join(' · ');
}

/** Whether `one` was committed before `other`, by the numeric time that the console sorts by. */
export function isOlder(one: string, other: string): boolean {
  return (readMetaVersion(one)?.time ?? 0) < (readMetaVersion(other)?.time ?? 0);
}
