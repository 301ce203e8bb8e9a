import * as l10n from '@vscode/l10n';
import { diagnose } from '../manifests/engine/diagnose';
import type { Manifest } from '../manifests/engine/manifest';
import type { Finding } from '../manifests/engine/rules/rule';
import type { NameSource } from '../manifests/engine/names';
import { sortFindings } from '../manifests/engine/rules/run';
import type { ServerHost } from './host';
import type { Snapshot } from './snapshot';

/** The names that findings depend on. */
export interface NamesForDiagnostics {
  namesAround(uri: string): NameSource;
  /** Changes whenever names or settings do. */
  stamp(): string;
}

interface CachedFindings {
  readonly stamp: string;
  readonly findings: readonly Finding[];
}

/** Checks documents with the names around them; caches the findings of each state. */
export class DiagnosticsEngine {
  private readonly cached = new WeakMap<Manifest, CachedFindings>();

  constructor(
    private readonly host: Pick<ServerHost, 'settings' | 'ruleIds'>,
    private readonly names: NamesForDiagnostics,
  ) {}

  /** Changes whenever a document may have other findings without having been edited. */
  stamp(): string {
    return this.names.stamp();
  }

  /** All findings of a document, in text order. */
  findings({ uri, manifest }: Snapshot): readonly Finding[] {
    const stamp = this.names.stamp();
    const known = this.cached.get(manifest);
    if (known?.stamp === stamp) return known.findings;
    const findings = this.judge(uri, manifest);
    this.cached.set(manifest, { stamp, findings });
    return findings;
  }

  /** The findings of another text of the document. */
  findingsOf(uri: string, manifest: Manifest): readonly Finding[] {
    return this.judge(uri, manifest);
  }

  private judge(uri: string, manifest: Manifest): readonly Finding[] {
    return diagnose(manifest, {
      names: this.names.namesAround(uri),
      severities: this.host.settings(uri).severities,
      knownRules: this.host.ruleIds(),
    });
  }
}

/** Maximum number of problems shown for one file. */
export const maxShown = 1000;

/** The shown findings: all, or the most severe ones and a notice at the top of the file. */
export function shownFindings(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= maxShown) return findings;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.filter(({ severity }) => severity !== 'error');
  const shown = [...errors.slice(0, maxShown), ...others.slice(0, Math.max(0, maxShown - errors.length))];
  return [notice(findings.length), ...sortFindings(shown)];
}

function notice(count: number): Finding {
  return {
    rule: 'source/too-many-problems',
    consequence: 'as-written',
    severity: 'information',
    message: l10n.t(
      'This file has {0} problems, of which {1} are shown, errors first; the others are shown once these are fixed.',
      count,
      maxShown,
    ),
    range: { start: 0, end: 0 },
  };
}
