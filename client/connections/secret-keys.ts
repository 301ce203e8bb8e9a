/** The key of a secret in the editor's secret storage, before the id of its connection. */
export const secretPrefix = 'engineRoom.secret:';
