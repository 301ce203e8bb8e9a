import type { FileNames } from '../../../../engine/rules/file-names';

/** Whether the manifest of an app is in the workspace, this file included: lists that only suggest are the workspace's. */
export function isInWorkspace(names: FileNames, app: string): boolean {
  return (
    names.definesAnywhere('lain-app', app) ||
    names.listsOf('lain-app').some((list) => list.strength === 'suggested' && list.has(app))
  );
}
