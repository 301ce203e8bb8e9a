import type { CommandRow } from './command-row';

/** Commands on the configuration items of an engine or of a scope of labels. */
export const kieCommands = {
  importKieItems: {
    icon: 'cloud-upload',
    palette: true,
    nodes: { flag: 'kieItems', groups: ['3_items@3'] },
  },
  exportKieItems: {
    icon: 'cloud-download',
    palette: true,
    nodes: { flag: 'configuration', groups: ['3_items@4'], many: true },
  },
} as const satisfies Readonly<Record<string, CommandRow>>;
