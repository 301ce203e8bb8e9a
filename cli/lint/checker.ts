import { setImmediate } from 'node:timers/promises';
import { diagnose } from '../../manifests/engine/diagnose';
import type { Manifest } from '../../manifests/engine/manifest';
import type { NameSource } from '../../manifests/engine/names';
import type { Finding, Severity } from '../../manifests/engine/rules/rule';
import type { Severities } from '../../manifests/engine/rules/severities';
import { AssumedNames, isTrueOf, type Assumptions } from './assumed-names';
import { definedIn, type DefinedNames } from './defined-names';
import type { FoundFile } from './find-files';
import { GatheredNames } from './gathered-names';
import { openManifest, type OpenManifest, type Reading, type Unreadable } from './open-manifest';
import type { Reporter } from './reporters/reporter';

/** How files are checked, as plain data. */
export interface Checking extends Pick<Reading, 'manifests'> {
  readonly severities: Severities;
  /** Rule ids that suppressions may name. */
  readonly knownRules: ReadonlySet<string>;
  /** Whether the files are all that could define a name, so that a missing name is an error. */
  readonly isComplete: boolean;
  /** Whether the files are fixed when the names of all are known, so that an early check would be of no use. */
  readonly isFixing: boolean;
}

/** The result of a file, as plain data. */
export interface Checked {
  /** The findings as they are printed; empty without any. */
  readonly formatted: string;
  readonly counts: Readonly<Record<Severity, number>>;
}

/** The result of a file that may be none, or that can't be read. */
export type Result = Checked | 'unknown' | Unreadable;

/** What the first reading of a file has found. */
export type Visit = 'unknown' | Unreadable | VisitedManifest;

export interface VisitedManifest {
  readonly defined: readonly DefinedNames[];
  /** The result if other files define nothing that matters here. */
  readonly early?: { readonly checked: Checked; readonly assumed: Assumptions };
}

/** The names that files define; a file that could not be read makes them incomplete. */
export interface NamesOfFiles {
  readonly isComplete: boolean;
  readonly files: readonly { readonly file: string; readonly defined: readonly DefinedNames[] }[];
}

/** Checks files, here or in another thread. */
export interface Checker {
  visit(files: readonly FoundFile[]): Promise<readonly Visit[]>;
  /** Takes the names of all files, which later checks need. */
  learn(names: NamesOfFiles): void;
  check(files: readonly FoundFile[]): Promise<readonly Result[]>;
}

/** Checks files in this thread. */
export class LocalChecker implements Checker {
  private names = new GatheredNames(false);

  constructor(
    private readonly options: Checking & Reading,
    private readonly format: Reporter['format'],
  ) {}

  async visit(files: readonly FoundFile[]): Promise<readonly Visit[]> {
    await setImmediate(); // others have their turn
    return files.map((file) => this.visitFile(file));
  }

  learn({ isComplete, files }: NamesOfFiles): void {
    this.names = new GatheredNames(isComplete);
    for (const { file, defined } of files) this.names.addDefined(file, defined);
  }

  async check(files: readonly FoundFile[]): Promise<readonly Result[]> {
    await setImmediate();
    return files.map((file) => {
      const open = this.open(file);
      return typeof open === 'object' && 'manifest' in open ? this.checkManifest(file, open.manifest) : open;
    });
  }

  /** The result of an early check, if the names of all files have not changed it. */
  stillTrue({ absolute }: FoundFile, { early }: VisitedManifest): Checked | undefined {
    return early && isTrueOf(early.assumed, this.names.around(absolute)) ? early.checked : undefined;
  }

  open(file: FoundFile): OpenManifest | 'unknown' | Unreadable {
    return openManifest(file, this.options);
  }

  /** The findings after severities and suppressions. */
  judge(
    { absolute }: FoundFile,
    manifest: Manifest,
    names: NameSource = this.names.around(absolute),
  ): readonly Finding[] {
    const { severities, knownRules } = this.options;
    return diagnose(manifest, { names, severities, knownRules });
  }

  checkManifest(file: FoundFile, manifest: Manifest, names?: NameSource): Checked {
    const findings = this.judge(file, manifest, names);
    const counts = { error: 0, warning: 0, information: 0 };
    for (const { severity } of findings) counts[severity]++;
    return { formatted: findings.length > 0 ? this.format({ ...file, manifest, findings }) : '', counts };
  }

  private visitFile(file: FoundFile): Visit {
    const open = this.open(file);
    if (open === 'unknown' || 'problem' in open) return open;
    const defined = definedIn(open.manifest.names());
    if (this.options.isFixing) return { defined };
    const names = new AssumedNames(this.options.isComplete ? 'complete' : 'partial');
    const checked = this.checkManifest(file, open.manifest, names);
    return { defined, early: { checked, assumed: names.assumptions } };
  }
}
