/** Begins every line of the report among what the extension host prints. */
export const reportPrefix = '[report] ';
