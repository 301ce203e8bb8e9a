/** Endings of files that may be manifests; names and texts decide later. */
export const candidateEnding = /\.(?:ya?ml|json)$/i;
