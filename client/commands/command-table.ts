import { actionRows, type ActionId, type ActionRow } from './actions/action-table';
import type { CommandRow } from './command-row';
import { deployCommands } from './deploy-commands';
import { filterCommands } from './filter-commands';
import { kieCommands } from './kie-commands';
import { planCommands } from './plan-commands';

export type { CommandRow, NodeFlag } from './command-row';

/** When-clauses of documents of live resources: of all, and of those with a draft. */
const isDocument = 'resourceScheme == engine-room';
const isDraft = `${isDocument} && resource in engineRoom.drafts`;
const isDraftOrDirty = `${isDocument} && (resource in engineRoom.drafts || activeEditorIsDirty)`;

/** Where commands of call documents are. */
const ofCalls = { when: 'resourceLangId == call-document' } as const;

/** Every command of the extension. `npm run contributes` generates their contributions in package.json. */
export const commandTable = {
  ...filterCommands,
  ...planCommands,
  ...deployCommands,
  ...kieCommands,
  startDarkLaunch: { icon: 'rocket', palette: true, nodes: { flag: 'launchable', groups: ['3_run@1'] } },
  callApi: { icon: 'terminal', palette: true, viewTitle: { view: 'all', group: '3_log@2' } },
  showCallHistory: { icon: 'history', palette: true },
  sendCall: {
    icon: 'send',
    palette: false,
    files: { ...ofCalls, editorTitle: 'navigation@1', editor: 'z_commands@1', explorer: '3_compare@9' },
    key: {
      key: 'ctrl+alt+enter',
      mac: 'cmd+alt+enter',
      when: 'editorLangId == call-document && editorTextFocus',
    },
  },
  watchCall: {
    icon: 'eye',
    palette: true,
    files: { ...ofCalls, editorTitle: '1_call@1', editor: 'z_commands@2' },
  },
  stopWatching: {
    icon: 'debug-stop',
    palette: 'engineRoom.isWatching',
    files: {
      when: 'resourceScheme == engine-room-answer && resource in engineRoom.watched',
      editorTitle: 'navigation@1',
      editor: 'z_commands@1',
    },
  },
  copyCallAsCurl: {
    icon: 'copy',
    palette: false,
    files: { ...ofCalls, editorTitle: '1_call@2', editor: 'z_commands@3' },
  },
  addConnection: {
    icon: 'add',
    palette: true,
    viewTitle: { view: 'all', group: 'navigation@1' },
  },
  importConnections: {
    icon: 'cloud-download',
    palette: true,
    viewTitle: { view: 'all', group: '1_connections@1' },
  },
  showConnections: {
    icon: 'plug',
    palette: true,
  },
  editConnection: {
    icon: 'edit',
    palette: true,
    nodes: { flag: 'editable', groups: ['2_edit@1'] },
  },
  removeConnection: {
    icon: 'trash',
    palette: true,
    nodes: { flag: 'editable', groups: ['2_edit@2'] },
  },
  testConnection: {
    icon: 'plug',
    palette: true,
    nodes: { flag: 'connection', groups: ['1_connection@1'] },
  },
  diagnoseConnection: {
    icon: 'pulse',
    palette: true,
    nodes: { flag: 'connection', groups: ['1_connection@2'] },
  },
  setSecret: {
    icon: 'key',
    palette: true,
    nodes: { flag: 'secret', groups: ['1_connection@3'] },
  },
  clearSecret: {
    icon: 'key',
    palette: true,
    nodes: { flag: 'secret', groups: ['1_connection@4'] },
  },
  startSandbox: {
    icon: 'play',
    palette: true,
    viewTitle: { view: 'all', group: '2_sandbox@1', when: '!engineRoom.sandboxRunning' },
  },
  getStarted: { icon: 'book', palette: true },
  openSample: { icon: 'beaker', palette: true },
  stopSandbox: {
    icon: 'debug-stop',
    palette: true,
    viewTitle: { view: 'all', group: '2_sandbox@1', when: 'engineRoom.sandboxRunning' },
  },
  useSandboxInTerminal: {
    icon: 'terminal',
    palette: true,
    viewTitle: { view: 'all', group: '2_sandbox@2', when: 'engineRoom.sandboxRunning' },
  },
  refreshEngines: {
    icon: 'refresh',
    palette: true,
    viewTitle: { view: 'engines', group: 'navigation@2' },
  },
  refreshMicroservices: {
    icon: 'refresh',
    palette: true,
    viewTitle: { view: 'microservices', group: 'navigation@2' },
  },
  refreshInstances: {
    icon: 'refresh',
    palette: true,
    viewTitle: { view: 'instances', group: 'navigation@2' },
  },
  showMore: { icon: 'ellipsis', palette: false, nodes: { flag: 'more', groups: ['1_open@1'] } },
  refreshNode: {
    icon: 'refresh',
    palette: false,
    nodes: { flag: 'refreshable', groups: ['inline@9', '9_refresh@1'], many: true },
  },
  deleteRows: { icon: 'trash', palette: false, key: { key: 'delete', mac: 'cmd+backspace' } },
  copyName: {
    icon: 'copy',
    palette: false,
    nodes: {
      flag: 'named',
      groups: ['8_copy@1'],
      when: '!(viewItem =~ /\\bkieItem\\b/)', // it has a key in place of a name
      many: true,
    },
    key: { key: 'ctrl+c', mac: 'cmd+c' },
  },
  copyKey: {
    icon: 'copy',
    palette: false,
    nodes: { flag: 'kieItem', groups: ['8_copy@1'], many: true },
  },
  goToMicroservice: {
    icon: 'search',
    palette: true,
    viewTitle: { view: 'microservices', group: 'navigation@3' },
  },
  goToApp: { icon: 'search', palette: true },
  goToInstance: {
    icon: 'search',
    palette: true,
    viewTitle: { view: 'instances', group: 'navigation@3' },
  },
  goToConfigurationItem: {
    icon: 'search',
    palette: true,
    viewTitle: { view: 'engines', group: 'navigation@3' },
  },
  goToEngine: { icon: 'search', palette: true },
  findInstances: { icon: 'search', palette: true },
  showCounted: {
    icon: 'list-tree',
    palette: false,
    nodes: { flag: 'counter', groups: ['inline@1', '1_open@1'] },
  },
  openAddress: {
    icon: 'link-external',
    palette: false,
    nodes: { flag: 'address', groups: ['inline@1', '1_open@1'] },
  },
  openLogsInConsole: {
    icon: 'output',
    palette: false,
    nodes: { flag: 'console', groups: ['1_open@3'] },
  },
  copyAddress: {
    icon: 'copy',
    palette: false,
    nodes: { flag: 'addressed', groups: ['8_copy@3'], many: true },
  },
  copyId: {
    icon: 'copy',
    palette: false,
    nodes: { flag: 'identified', groups: ['8_copy@2'], many: true },
  },
  openDocument: {
    icon: 'go-to-file',
    palette: true,
    nodes: { flag: 'document', groups: ['inline@2', '1_open@2'] },
  },
  openRow: { icon: 'go-to-file', palette: false, key: { key: 'enter' } },
  openAsFolder: {
    icon: 'folder-opened',
    palette: true,
    nodes: { flag: 'folder', groups: ['1_open@2'] },
  },
  createManifest: {
    icon: 'new-file',
    palette: true,
    nodes: { flag: 'exportable', groups: ['1_open@5'], many: true },
  },
  applyDocument: {
    icon: 'cloud-upload',
    palette: true,
    nodes: { flag: 'draft', groups: ['inline@3', '1_open@3'] },
    files: { when: isDraftOrDirty, editorTitle: 'navigation@1', editor: 'z_commands@1' },
    key: { key: 'ctrl+alt+enter', mac: 'cmd+alt+enter', when: `editorTextFocus && ${isDocument}` },
  },
  discardDraft: {
    icon: 'discard',
    palette: true,
    nodes: { flag: 'draft', groups: ['1_open@4'] },
    files: { when: isDraft, editorTitle: 'navigation@3', editor: 'z_commands@3' },
  },
  compareWithLive: {
    icon: 'diff',
    palette: true,
    nodes: { flag: 'comparable', groups: ['5_compare@1'] },
    files: { when: isDraft, editorTitle: 'navigation@2', editor: 'z_commands@2' },
  },
  compareWithFile: {
    icon: 'diff',
    palette: true,
    nodes: { flag: 'document', groups: ['5_compare@2'] },
    files: { when: isDocument, editor: 'z_commands@4' },
  },
  selectForCompare: {
    icon: 'diff-single',
    palette: true,
    nodes: { flag: 'document', groups: ['5_compare@3'] },
    files: { when: isDocument, editor: 'z_commands@5' },
  },
  compareSelected: {
    icon: 'diff',
    palette: false,
    nodes: { flag: 'document', groups: ['5_compare@1'], when: 'listDoubleSelection', many: true },
  },
  compareWithSelected: {
    icon: 'diff',
    palette: true,
    nodes: { flag: 'document', groups: ['5_compare@4'], when: 'engineRoom.isComparing' },
    files: { when: `${isDocument} && engineRoom.isComparing`, editor: 'z_commands@6' },
  },
  findInConfiguration: {
    icon: 'go-to-search',
    palette: true,
    viewTitle: { view: 'engines', group: 'navigation@4' },
  },
  showLog: {
    icon: 'output',
    palette: true,
    viewTitle: { view: 'all', group: '3_log@1' },
  },
  showRule: { icon: 'book', palette: true },
  restartLanguageServer: {
    icon: 'debug-restart',
    palette: true,
  },
} as const satisfies Readonly<Record<string, CommandRow>>;

export type CommandId = keyof typeof commandTable | ActionId;

/** The commands with their rows, in table order; last the actions on resources. */
export const commandRows = [
  ...Object.entries(commandTable),
  ...actionRows.map(([id, row]) => [id, commandOf(id, row)]),
] as readonly (readonly [CommandId, CommandRow])[];

function commandOf(flag: ActionId, { icon, groups, many }: ActionRow): CommandRow {
  return { icon, palette: true, nodes: { flag, groups, ...(many && { many }) } };
}
