/** Environment variables by which one part of a test run tells another what to do. */

/** Names the file that the reporter writes its totals to. */
export const totalsVariable = 'ENGINE_ROOM_TEST_TOTALS';

/** Asks the ui tests for the README's pictures. */
export const picturesVariable = 'ENGINE_ROOM_TEST_PICTURES';

/** The sandbox's ready line, from which the extension takes its connections. */
export const sandboxVariable = 'ENGINE_ROOM_SANDBOX';

/** Names a packaged YAML extension that tests install; absent where the editor installs none. */
export const yamlExtensionVariable = 'ENGINE_ROOM_TEST_YAML_EXTENSION';

/** Says that the bundles that ship have been built already. */
export const builtVariable = 'ENGINE_ROOM_TEST_BUILT';

/** The seed of a run's own random edits, by which a failure of an earlier run is seen again. */
export const fuzzSeedVariable = 'ENGINE_ROOM_FUZZ_SEED';
