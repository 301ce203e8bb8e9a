/** How many items the import of the cloud's console takes at a time (Configuration centre, section 9, K04). */
export const maxImportedItems = 100;

/** How many items an engine holds if nobody has given it another quota (Configuration centre, section 3). */
export const quota = 10_000;

/** Largest body of a request in bytes that servers take as they are delivered (Configuration centre, section 4). */
export const maxBytes = 2_621_440;
