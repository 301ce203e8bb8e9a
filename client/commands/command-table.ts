import type { ViewName } from '../views/view-table';

/** What a row of a tree is, as far as menus and commands ask for it. */
export type NodeFlag = 'refreshable' | 'named' | 'connection' | 'editable' | 'secret' | 'app' | 'kieItem';

/**
 * One command: what it looks like, where it is shown and what it is called on. The title is the text
 * `command.<id>.title` of package.nls.json. What it runs is in the table of handlers that the composition root registers.
 */
export interface CommandRow {
  /** Name of an icon of the editor. */
  readonly icon: string;
  /** False when it only makes sense on something that a menu hands over. */
  readonly palette: boolean;
  /** What it is called on; found among the selected rows where no menu hands it over. */
  readonly needs?: 'node' | 'connection';
  /** Title bar of a view, or of all of them. */
  readonly viewTitle?: { readonly view: ViewName | 'all'; readonly group: string; readonly when?: string };
  /** Context menu and buttons of rows that have the flag. */
  readonly nodes?: { readonly flag: NodeFlag; readonly groups: readonly string[] };
  /** Menus of certain files: title bar and context menu of the editor, context menu of the explorer. */
  readonly files?: {
    readonly when: string;
    readonly editorTitle: string;
    readonly editor: string;
    readonly explorer: string;
  };
  /** Key that it is bound to while one of the views has the focus. */
  readonly key?: { readonly key: string; readonly mac?: string };
}

/** Every command of the extension. `npm run contributes` writes what package.json says about them. */
export const commandTable = {
  deploy: {
    icon: 'cloud-upload',
    palette: true,
    files: {
      when: 'resourceLangId == cloud-manifest || resourceFilename =~ /\\.kie\\.(json|ya?ml)$/',
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
  addConnection: {
    icon: 'add',
    palette: true,
    viewTitle: { view: 'all', group: 'navigation@1' },
  },
  editConnection: {
    icon: 'edit',
    palette: true,
    needs: 'connection',
    nodes: { flag: 'editable', groups: ['2_edit@1'] },
  },
  removeConnection: {
    icon: 'trash',
    palette: true,
    needs: 'connection',
    nodes: { flag: 'editable', groups: ['2_edit@2'] },
  },
  testConnection: {
    icon: 'plug',
    palette: true,
    needs: 'connection',
    nodes: { flag: 'connection', groups: ['1_connection@1'] },
  },
  setSecret: {
    icon: 'key',
    palette: true,
    needs: 'connection',
    nodes: { flag: 'secret', groups: ['1_connection@2'] },
  },
  clearSecret: {
    icon: 'key',
    palette: true,
    needs: 'connection',
    nodes: { flag: 'secret', groups: ['1_connection@3'] },
  },
  startSandbox: {
    icon: 'play',
    palette: true,
    viewTitle: { view: 'all', group: '2_sandbox@1', when: '!engineRoom.sandboxRunning' },
  },
  stopSandbox: {
    icon: 'debug-stop',
    palette: true,
    viewTitle: { view: 'all', group: '2_sandbox@1', when: 'engineRoom.sandboxRunning' },
  },
  refreshEngines: {
    icon: 'refresh',
    palette: false,
    viewTitle: { view: 'engines', group: 'navigation@2' },
  },
  refreshMicroservices: {
    icon: 'refresh',
    palette: false,
    viewTitle: { view: 'microservices', group: 'navigation@2' },
  },
  refreshInstances: {
    icon: 'refresh',
    palette: false,
    viewTitle: { view: 'instances', group: 'navigation@2' },
  },
  refreshNode: {
    icon: 'refresh',
    palette: false,
    needs: 'node',
    nodes: { flag: 'refreshable', groups: ['inline@9', '9_refresh@1'] },
  },
  copyName: {
    icon: 'copy',
    palette: false,
    needs: 'node',
    nodes: { flag: 'named', groups: ['8_copy@1'] },
    key: { key: 'ctrl+c', mac: 'cmd+c' },
  },
  copyKey: {
    icon: 'copy',
    palette: false,
    needs: 'node',
    nodes: { flag: 'kieItem', groups: ['8_copy@1'] },
  },
  showLog: {
    icon: 'output',
    palette: true,
    viewTitle: { view: 'all', group: '3_log@1' },
  },
  restartLanguageServer: {
    icon: 'debug-restart',
    palette: true,
  },
} as const satisfies Readonly<Record<string, CommandRow>>;

export type CommandId = keyof typeof commandTable;

/** The commands with their rows, in the order of the table. */
export const commandRows = Object.entries(commandTable) as readonly (readonly [CommandId, CommandRow])[];
