import { viewNames, welcomes, type ViewName } from '../views/view-table';
import { commandRows, type CommandRow } from './command-table';

/** A menu entry as in package.json. */
interface MenuEntry {
  readonly command: string;
  readonly when: string;
  readonly group?: string;
}

/** A key as in package.json. */
interface Keybinding {
  readonly key: string;
  readonly mac?: string;
  readonly when: string;
  readonly args?: { readonly view: ViewName };
}

type PlacesOf = (row: CommandRow) => readonly Omit<MenuEntry, 'command'>[];

/** When-clause that is true in every view of the extension. */
const inAnyView = 'view =~ /^engineRoom\\./';

/** Every menu, with the places of a command in it. */
const menus: Readonly<Record<string, PlacesOf>> = {
  commandPalette: ({ palette }) => (palette === true ? [] : [{ when: palette || 'false' }]),
  'editor/title': ({ files }) => inFiles(files, files?.editorTitle),
  'editor/context': ({ files }) => inFiles(files, files?.editor),
  'explorer/context': ({ files }) => inFiles(files, files?.explorer),
  'view/title': ({ viewTitle }) => {
    if (!viewTitle) return [];
    const { view, group, when } = viewTitle;
    return [{ when: all(inView(view), when), group }];
  },
  'view/item/context': ({ nodes }) =>
    (nodes?.groups ?? []).map((group) => ({
      when: all(
        nodes?.view ? inView(nodes.view) : inAnyView,
        `viewItem =~ /\\b${nodes?.flag}\\b/`,
        nodes?.when,
        nodes?.many ? undefined : '!listMultiSelection',
      ),
      group,
    })),
};

/** The package.json contributions generated from the tables of commands and views. */
export function contributions() {
  return {
    views: {
      engineRoom: [
        ...viewNames.map((name) => ({ id: `engineRoom.${name}`, ...lookOf(name) })),
        { id: 'engineRoomPlan', ...lookOf('plan'), when: 'engineRoom.hasPlan' },
        { id: 'engineRoomComparison', ...lookOf('comparison'), when: 'engineRoom.hasComparison' },
      ],
    },
    viewsWelcome: viewNames.flatMap((name) =>
      welcomes.map(({ text, when }) => ({ view: `engineRoom.${name}`, contents: `%${text(name)}%`, when })),
    ),
    commands: commandRows.map(([id, { icon }]) => ({
      command: `engineRoom.${id}`,
      title: `%command.${id}.title%`,
      category: 'Engine Room',
      icon: `$(${icon})`,
    })),
    menus: Object.fromEntries(Object.entries(menus).map(([menu, placesOf]) => [menu, entries(placesOf)])),
    keybindings: commandRows.flatMap(([id, { key }]) =>
      keysOf(key).map((one) => ({ command: `engineRoom.${id}`, ...one })),
    ),
  };
}

/** A key for rows tells its command the view that has the focus: the editor tells it nothing else. */
function keysOf(key: CommandRow['key']): Keybinding[] {
  if (!key) return [];
  if (key.when !== undefined) return [{ ...key, when: key.when }];
  return viewNames.map((view) => ({
    ...key,
    when: `focusedView == engineRoom.${view} && listFocus && !inputFocus`,
    args: { view },
  }));
}

function lookOf(view: ViewName | 'plan' | 'comparison') {
  return {
    name: `%view.${view}.name%`,
    icon: 'media/engine-room.svg',
    accessibilityHelpContent: `%view.${view}.help%`,
  };
}

function entries(placesOf: PlacesOf): MenuEntry[] {
  return commandRows.flatMap(([id, row]) =>
    placesOf(row).map((place) => ({ command: `engineRoom.${id}`, ...place })),
  );
}

function inFiles(files: CommandRow['files'], group: string | undefined) {
  return files && group !== undefined ? [{ when: files.when, group }] : [];
}

function inView(view: ViewName | 'all' | 'plan' | 'comparison'): string {
  if (view === 'plan') return 'view == engineRoomPlan';
  if (view === 'comparison') return 'view == engineRoomComparison';
  return view === 'all' ? inAnyView : `view == engineRoom.${view}`;
}

function all(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' && ');
}
