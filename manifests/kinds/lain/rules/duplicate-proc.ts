import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { LainDocument } from '../document';
import type { Proc } from '../sections';

/** Proc names are one name space over all sections: `web`, `web.web` and `proc.web` are the same proc. */
export const duplicateProc: Rule<LainDocument> = {
  id: 'lain/duplicate-proc',
  consequence: 'refused',
  summary: 'Proc names are unique over all sections of a manifest.',
  explanation: 'The parser refuses the manifest with "duplicated proc name".',
  source: { document: 'LAIN manifest reference', section: 'R-10' },
  examples: {
    valid: [
      'web:\n  cmd: ./serve\nworker.jobs:\n  cmd: ./work\n',
      'service.echo:\n  cmd: ./echo\n  portal:\n    port: 80\n',
    ],
    invalid: [
      'web:\n  cmd: ./serve\n«proc.web»:\n  type: worker\n',
      'service.echo:\n  cmd: ./echo\n  portal:\n    port: 80\n«portal.portal-echo»:\n  service_name: echo\n',
    ],
  },
  check({ procs }, report) {
    const first = new Map<string, Proc>();
    for (const proc of procs) {
      const earlier = first.get(proc.name);
      if (earlier === undefined) first.set(proc.name, proc);
      else
        report(
          proc.section.entry.key.range,
          l10n.t(
            'The proc name `{0}` is already taken by `{1}`; give this proc another name.',
            proc.name,
            earlier.section.key,
          ),
        );
    }
  },
};
