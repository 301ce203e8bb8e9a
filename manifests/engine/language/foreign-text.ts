/** Texts of files in Markdown: people who wrote them must not decide what an editor loads or runs. */

/** A text between the backticks of code: on one line, and without what would end it. */
export function inCode(text: string): string {
  return text.replaceAll('`', 'ˋ').replace(/[\r\n]+/g, ' ');
}

/** A text as it is: what would be an image, a link or a tag is escaped. */
export function asWritten(text: string): string {
  return text.replace(/[\\`*[\]<>&!]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}
