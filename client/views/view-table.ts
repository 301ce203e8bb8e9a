import { isRecord } from '../../api/values';
/**
 * The views of the activity bar's container, in order. Their texts are `view.<name>.name`, `.help` (for screen readers)
 * and `.welcome` (while nothing is connected) in package.nls.json.
 */
export const viewNames = ['engines', 'microservices', 'instances'] as const;

export type ViewName = (typeof viewNames)[number];

/** What views without rows say, by state: a text of each view, or one of them all; the first is the usual state. */
export const welcomes = [
  { text: (view: ViewName) => `view.${view}.welcome`, when: '!engineRoom.invalidConnections' },
  { text: () => 'view.welcome.invalid', when: 'engineRoom.invalidConnections' },
  { text: () => 'view.welcome.untrusted', when: '!isWorkspaceTrusted' },
] as const;

/** The view that a key passes. */
export function viewIn(argument: unknown): ViewName | undefined {
  return isRecord(argument) ? viewNames.find((name) => name === argument['view']) : undefined;
}
