/** What the server loads when `initialize` is answered: a bundle of its own, so that the one it starts with is small. */
export { allRules } from '../manifests/all-rules';
export { manifestKinds } from '../manifests/kinds';
export { formatManifest } from '../manifests/language/format/format';
export { suppressionComment } from '../manifests/rules/suppress';
export { readDocument } from '../manifests/source/read-document';
export { typePlainScalar } from '../manifests/source/scalar-type';
export { walk } from './workspace/walk';
