/** Stands for a secret. */
export const masked = '•••';

/** Maximum length of a value shown in a row, in characters. */
const maxShownValue = 40;

/**
 * Names whose values are not shown, since others may see the screen. Wider than the names that findings take for secrets:
 * what is masked by mistake can still be read where it is edited.
 */
const secretNames =
  /passw(?:or)?d|passphrase|pwd|secret|credential|(?:pass|tokens?|cookies?|session[-_.]?id|(?:access|private|api|encryption)[-_.]?keys?|authorization)[-_.]?\d*$/i;

/** The value of a variable or an item when it is one short line; masked when its name suggests a secret. */
export function shownValue(name: string, value: string): string {
  if (value.length > maxShownValue || /[\r\n]/.test(value)) return '';
  return maskSecret(name, value);
}

/** A text, masked when its name suggests a secret. */
export function maskSecret(name: string, value: string): string {
  return isSecretName(name) ? masked : value;
}

/** An address without what may be secret in it: account, query and fragment. */
export function shownAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const { protocol, host, pathname, search, hash } = new URL(address);
  return `${protocol}//${host}${pathname}${search !== '' || hash !== '' ? '?…' : ''}`;
}

/** Whether a name suggests that its value is a secret. */
export function isSecretName(name: string): boolean {
  return secretNames.test(name);
}
