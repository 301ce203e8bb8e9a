import { isPlaceholder, isSecretName, textsUnderSecretNames } from '../manifests/kinds/content/named-texts';

/** What is shown in place of a secret. */
const mask = '•••';

/**
 * A value of a configuration item with its passwords, keys and tokens masked. Variables and what is encrypted stay
 * readable, as does everything without a name that says that it is secret.
 */
export function maskSecrets(value: string, valueType: string, key: string): string {
  const secrets = textsUnderSecretNames(value, valueType, key)
    .filter(({ text, type }) => type !== 'null' && !isPlaceholder(text))
    .sort((one, other) => other.range.start - one.range.start);
  const masked = secrets.reduce(
    (text, { range }) => text.slice(0, range.start) + mask + text.slice(range.end),
    value,
  );
  return hasForm(valueType) ? masked : masked.split('\n').map(maskAssignment).join('\n');
}

/** A line such as `DB_PASSWORD=…` or `password: …` with its secret masked; other lines as they are. */
export function maskAssignment(line: string): string {
  const [, before = '', name = '', text = ''] = /^(\s*([\w.-]+)\s*[:=]\s*)(\S.*)$/.exec(line) ?? [];
  return isSecretName(name) && !isPlaceholder(text) ? before + mask : line;
}

/** Whether texts and their names are found by reading the value, so that no line has to be looked at by itself. */
function hasForm(valueType: string): boolean {
  return valueType === 'yaml' || valueType === 'json' || valueType === 'properties';
}
