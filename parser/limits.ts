/**
 * Maximum length of a text to parse, in UTF-16 units. A manifest is a few kilobytes; files of configuration items are
 * larger, and servers accept up to 2.6 MB of them.
 */
export const maxTextLength = 3_000_000;

/** Whether a text is too long to be read: ask before cutting it into parts, each of which might be short enough. */
export function isTooLong(text: string): boolean {
  return text.length > maxTextLength;
}

/** Maximum size of a file that is read, in bytes: no text of the maximum length takes more in UTF-8. */
export const maxFileBytes = 3 * maxTextLength;

/**
 * Maximum nesting of collections. Far deeper than real manifests, and below the limits of most real readers: PyYAML
 * ends at about 400 with Python's own stack, Go's readers and Jackson accept thousands; only SnakeYAML stops at 50
 * since 1.32.
 */
export const maxNesting = 100;

/** Maximum number of tokens for the YAML library, some 60,000 lines; each costs microseconds. */
export const maxTokens = 400_000;
