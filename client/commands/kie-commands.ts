import type { CommandRow } from './command-row';

const isComparing = 'engineRoom.hasComparison';

/** Commands on the configuration items of an engine or of a scope of labels. */
export const kieCommands = {
  importKieItems: {
    icon: 'cloud-upload',
    palette: true,
    // Whoever may not create items may not import any either.
    nodes: { flag: 'createKieItem', groups: ['3_items@3'] },
  },
  exportKieItems: {
    icon: 'cloud-download',
    palette: true,
    nodes: { flag: 'configuration', groups: ['3_items@4'], many: true },
  },
  compareConfiguration: {
    icon: 'diff',
    palette: true,
    nodes: { flag: 'kieItems', groups: ['5_compare@1'], many: true },
  },
  promoteKieItems: {
    icon: 'arrow-swap',
    palette: true,
    nodes: { flag: 'configuration', groups: ['3_items@5'], many: true },
  },
  promoteCompared: {
    icon: 'arrow-swap',
    palette: isComparing,
    viewTitle: { view: 'comparison', group: 'navigation@1' },
    nodes: { view: 'comparison', flag: 'comparedItem', groups: ['inline@1', '1_promote@1'], many: true },
  },
  refreshComparison: {
    icon: 'refresh',
    palette: isComparing,
    viewTitle: { view: 'comparison', group: 'navigation@2' },
  },
  closeComparison: {
    icon: 'close',
    palette: isComparing,
    viewTitle: { view: 'comparison', group: 'navigation@3' },
  },
} as const satisfies Readonly<Record<string, CommandRow>>;
