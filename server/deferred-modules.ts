/** What the server loads when `initialize` is answered: a part of its own, so that the file it starts with is small. */
export { allRules } from '../manifests/all-rules';
export { manifestKinds } from '../manifests/kinds';
export { formatManifest } from '../manifests/engine/language/format/format';
export { suppressionComment } from '../manifests/engine/rules/suppress';
export { parse } from '../parser/parse';
export { ignoredBelow, walkFolder } from '../manifests/engine/workspace/walk-folder';
