/** Made once: a formatter takes longer to make than a thousand times to write. */
const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A time for people, in the language and the time zone of the editor; undefined when it is not known. */
export function shownTime(milliseconds: number | null | undefined): string | undefined {
  if (!milliseconds || milliseconds < 0) return undefined;
  return format.format(milliseconds);
}

/** A time that a server writes as `2017-06-05 03:06:07`, in UTC; the text itself when it has another form. */
export function shownUniversalTime(text: string): string {
  return shownTime(Date.parse(`${text.replace(' ', 'T')}Z`)) ?? text;
}
