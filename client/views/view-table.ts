/**
 * The views of the activity bar's container, in order. Their texts are `view.<name>.name`, `.help` (for screen readers)
 * and `.welcome` (while nothing is connected) in package.nls.json.
 */
export const viewNames = ['engines', 'microservices', 'instances'] as const;

export type ViewName = (typeof viewNames)[number];
