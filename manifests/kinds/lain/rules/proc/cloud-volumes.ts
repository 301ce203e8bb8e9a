import type { Rule } from '../../../../engine/rules/rule';
import type { LainDocument } from '../../document';
import { fieldCheck, procFields } from '../fields';

/** `cloud_volumes`: folders on a file system that all nodes share. */
export const cloudVolumes: Rule<LainDocument> = {
  id: 'lain/cloud-volumes',
  consequence: 'refused',
  summary: 'Cloud volumes are a map with `type` (`multi` or `single`) and a list of `dirs`.',
  explanation:
    'The parser refuses another type and crashes on anything but a map; without `dirs` nothing is mounted.',
  source: { document: 'LAIN manifest reference', section: 'R-30' },
  examples: {
    valid: ['web:\n  cloud_volumes:\n    type: single\n    dirs:\n      - /cloud\n'],
    invalid: [
      'web:\n  cloud_volumes: «[/cloud]»\n',
      'web:\n  cloud_volumes:\n    type: «shared»\n    dirs: [/cloud]\n',
      'web:\n  «cloud_volumes»:\n    type: multi\n',
      'web:\n  cloud_volumes:\n    dirs: «/cloud»\n',
      'web:\n  cloud_volumes:\n    dirs: [/cloud]\n    «size»: 3\n',
    ],
  },
  check: fieldCheck(procFields('cloud_volumes'), {
    consequence: ({ kind, path, value }) => {
      if (kind === 'missing' || kind === 'length' || kind === 'unknown') return 'ignored';
      const isText = value?.kind === 'scalar' && value.type === 'string';
      return isText && kind === 'type' && path.at(-1) === 'dirs' ? 'altered' : undefined; // Cut into characters.
    },
  }),
};
