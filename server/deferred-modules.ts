/** Modules that the server loads after answering `initialize`, bundled separately to keep the start-up file small. */
export { knownRuleIds } from '../manifests/all-rules';
export { manifestKinds } from '../manifests/kinds';
export { formatManifest } from '../manifests/engine/language/format/format';
export { suppressionComment } from '../manifests/engine/rules/suppress';
export { parse } from '../parser/parse';
export { ignoredBelow, walkFolder } from '../manifests/engine/workspace/walk-folder';
