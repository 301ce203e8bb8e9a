/** The forms in which findings are printed. */
export const formats = ['text', 'json', 'sarif', 'github', 'gitlab'] as const;

export type Format = (typeof formats)[number];
