import * as Type from 'typebox';

/** Answer of operations whose success has no body worth reading: whatever the server sends is ignored. */
export const NoAnswer = Type.Void({ description: 'Nothing.' });
