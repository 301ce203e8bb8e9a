import type { CommandRow } from './command-row';

/** The commands that make a plan from a manifest. */
export const deployCommands = {
  deploy: {
    icon: 'cloud-upload',
    palette: true,
    nodes: { flag: 'connection', groups: ['1_connection@5'] },
    files: {
      when: 'resourcePath in engineRoom.deployable || resourceFilename =~ /\\.kie\\.(json|ya?ml)$/',
      editorTitle: 'navigation@1',
      editor: 'z_commands@1',
      explorer: '3_compare@9',
    },
  },
  deployVersion: {
    icon: 'cloud-upload',
    palette: false,
    files: {
      when: 'resourceLangId == lain',
      editorTitle: 'navigation@1',
      editor: 'z_commands@1',
      explorer: '3_compare@9',
    },
  },
  publish: {
    icon: 'cloud-upload',
    palette: true,
    files: {
      when: 'resourceFilename =~ /\\.governance\\.json$/ || resourcePath in engineRoom.publishable',
      editorTitle: 'navigation@1',
      editor: 'z_commands@1',
      explorer: '3_compare@9',
    },
  },
  destroy: {
    icon: 'trash',
    palette: true,
    files: {
      when: 'resourcePath in engineRoom.deployable || resourceFilename =~ /\\.kie\\.(json|ya?ml)$|\\.governance\\.json$/ || resourceLangId == lain || resourcePath in engineRoom.publishable',
      editor: 'z_commands@4',
      explorer: '3_compare@10',
    },
  },
  showDeploymentHistory: { icon: 'history', palette: true },
  undoRun: { icon: 'discard', palette: true },
} as const satisfies Readonly<Record<string, CommandRow>>;
