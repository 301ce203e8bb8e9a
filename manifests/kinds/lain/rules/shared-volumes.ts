import type { Rule } from '../../../engine/rules/rule';
import type { LainDocument } from '../document';
import { fieldCheck, procFields } from './fields';

/** ein-plus: directories of the host. */
export const sharedVolumes: Rule<LainDocument> = {
  id: 'lain/shared-volumes',
  consequence: 'refused',
  summary:
    'In the ein-plus dialect `shared_volumes` is a map with a list `global` of absolute `/host` or `/host:/container` paths.',
  explanation: 'The ein-plus parser refuses anything else.',
  source: { document: 'LAIN manifest reference', section: '10' },
  examples: {
    valid: ['# dialect: einplus\nworker:\n  shared_volumes:\n    global: [/data, "/data:/srv"]\n'],
    invalid: [
      '# dialect: einplus\nworker:\n  shared_volumes: «[/data]»\n',
      '# dialect: einplus\nworker:\n  shared_volumes:\n    global: [«data»]\n',
      '# dialect: einplus\nworker:\n  shared_volumes:\n    global: «/data»\n',
      '# dialect: einplus\nworker:\n  shared_volumes:\n    «local»: [/data]\n',
    ],
  },
  check: fieldCheck(procFields('shared_volumes')),
};
