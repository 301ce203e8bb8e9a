/**
 * A text as one part of the path of a page, which the editor shows as its title: without the beginning of addresses, such as
 * `https://`, and without slashes.
 */
export function pageName(text: string): string {
  const name = text.replaceAll(/\b[a-z][a-z+.-]*:\/\//gi, '').replaceAll('/', ' ');
  return name.trim() === '' ? '-' : name.trim();
}
