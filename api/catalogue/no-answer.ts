import * as Type from 'typebox';

/** Answer of operations without a meaningful body: whatever the server sends is ignored. */
export const NoAnswer = Type.Void({ description: 'Nothing.' });
