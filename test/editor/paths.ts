import { join } from 'node:path';

/** The folder of the repository. */
export const root = join(__dirname, '../..');

/** What builds and test runs leave behind; git does not see it. */
export const out = join(root, 'out');

/** The packaged extension, made by `npm run package`. */
export const vsix = join(root, 'dist/engine-room.vsix');

/** The extension that opens the walkthrough in the demo. */
export const guide = join(__dirname, 'guide');

/** The workspace that the demo and the tests copy before they open it. */
export const sample = join(__dirname, 'sample');
