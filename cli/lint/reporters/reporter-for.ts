import type { Severities } from '../../../manifests/engine/rules/severities';
import { productVersion, rulePage } from '../../siblings';
import type { Terminal } from '../../terminal';
import type { Format } from './formats';
import type { Reporter } from './reporter';

/** How findings are printed, as plain data. */
export interface Layout {
  readonly format: Format;
  /** Paths of reports for other programs are relative to it. */
  readonly folder: string;
  readonly severities: Severities;
}

/** Prints findings in a format. */
export async function reporterFor(layout: Layout, terminal: Terminal): Promise<Reporter> {
  const { format, folder, severities } = layout;
  switch (format) {
    case 'text':
      return (await import('./text')).textReporter(terminal);
    case 'json':
      return (await import('./json')).jsonReporter(terminal);
    case 'github': {
      const { githubReporter } = await import('./github');
      const { pathsFrom } = await import('../shown-path');
      return githubReporter(terminal, pathsFrom(folder));
    }
    case 'gitlab': {
      const { gitlabReporter } = await import('./gitlab');
      const { pathsFrom } = await import('../shown-path');
      return gitlabReporter(terminal, pathsFrom(folder));
    }
    case 'sarif': {
      const { sarifReporter } = await import('./sarif');
      const { allRules: rules } = await import('../../../manifests/all-rules');
      const version = productVersion();
      return sarifReporter(terminal, { version, folder, rules, severities, pageOf: rulePage });
    }
  }
}
