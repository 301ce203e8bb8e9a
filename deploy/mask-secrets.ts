import { isPlaceholder, isSecretName, textsUnderSecretNames } from '../manifests/kinds/content/named-texts';

/** Shown in place of a secret. */
const mask = '•••';

/**
 * A configuration value with its passwords, keys and tokens masked. Variables and encrypted values stay readable, as
 * does everything whose name does not suggest a secret.
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

/** A line such as `DB_PASSWORD=…` or `password: …` with its secret masked; other lines unchanged. */
export function maskAssignment(line: string): string {
  const [, before = '', name = '', text = ''] = /^(\s*([\w.-]+)\s*[:=]\s*)(\S.*)$/.exec(line) ?? [];
  return isSecretName(name) && !isPlaceholder(text) ? before + mask : line;
}

/** Whether the value type has named texts, so that masking line by line is not needed. */
function hasForm(valueType: string): boolean {
  return valueType === 'yaml' || valueType === 'json' || valueType === 'properties';
}
