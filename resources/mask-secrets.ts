import { readProperties } from '../manifests/kinds/content/properties-text';
import { formOfContent } from '../manifests/kinds/content/value-type';
import { nodesOf } from '../parser/locate';
import { resolve, stringOf, valueOf } from '../parser/node';
import type { Entry, MapNode, Node, ScalarNode } from '../parser/node';
import { parse } from '../parser/parse';
import type { Range } from '../parser/range';
import { isSecretName, masked as mask } from './shown-value';

/** The text that replaces a secret. */
const placeholder =
  /^(?:|null|~|(["']?)(?:\$\{[^}]*\}|\{cipher\}[\w+/=]*|ENC\([^)]*\)|\{\{[^}]*\}\}|<[\w -]+>)\1,?)$/i;

/** Stands where a password would be in addresses whose user is a token. */
const noPassword = 'x-oauth-basic';

/** What signs an address: whoever has it may do what it was signed for. */
const signature = /^(?:x-[a-z]+-)?signature$|^sig$/i;

/**
 * A configuration value with its passwords, keys and tokens masked: whatever is under a name that suggests a secret,
 * in any form and depth, in comments too, or is the value of a variable with such a name; passwords and tokens in
 * addresses, private keys and bearer tokens. Variables and encrypted values stay readable.
 */
export function maskSecrets(value: string, valueType: string, key: string): string {
  const { form } = formOfContent(valueType, key);
  if (form === 'text' && isSecretName(key)) return isSecret(value) ? mask : value;
  const isRead = form === 'json' || form === 'properties';
  const lines = maskRanges(value, secretRanges(value, form))
    .split('\n')
    .map((line) => (isRead ? maskComment(line) : maskAssignment(line)));
  return maskWithoutNames(lines.join('\n'));
}

function maskRanges(text: string, ranges: readonly Range[]): string {
  const inOrder = ranges.toSorted((one, other) => one.start - other.start);
  const between = [...inOrder, { start: text.length }].map(({ start }, index) =>
    text.slice(inOrder[index - 1]?.end ?? 0, start),
  );
  return between.join(mask);
}

/** A line such as `DB_PASSWORD=…` or `# password: …` with its secret masked; other lines unchanged. */
export function maskAssignment(line: string): string {
  const [, before = '', name = '', text = ''] =
    /^(\s*(?:[#!;]+\s*|-\s+)?["']?(\w[\w.-]*)["']?\s*[:=]\s*)(\S.*)$/.exec(line) ?? [];
  return isSecretName(name) && isSecret(text) && !text.includes(mask) ? before + mask : line;
}

function maskComment(line: string): string {
  return /^\s*[#!]/.test(line) ? maskAssignment(line) : line;
}

/** Whether a text is more than a variable, an encrypted value, or a sign that there is none. */
function isSecret(text: string): boolean {
  return !placeholder.test(text.trim());
}

function secretRanges(content: string, form: string): Range[] {
  switch (form) {
    case 'yaml':
      return rangesIn(parse(content, 'yaml-1.2').root);
    case 'json':
      return rangesIn(parse(content, 'json').root);
    case 'properties':
      return readProperties(content)
        .filter(({ key, value }) => isSecretName(key) && isSecret(value.text))
        .map(({ valueRange }) => valueRange);
    default:
      return [];
  }
}

/** The scalars under secret names and those of variables with such names, including those that aliases refer to. */
function rangesIn(root: Node | undefined): Range[] {
  if (root === undefined) return [];
  const secrets = [...nodesOf(root)].flatMap((node) => (node.kind === 'map' ? secretEntries(node) : []));
  const values = new Set(secrets.map(({ value }) => value));
  const scalars = new Set<ScalarNode>();
  for (const value of values) {
    for (const node of nodesOf(value)) {
      const target = node.kind === 'alias' ? resolve(node) : undefined;
      if (target)
        values.add(target); // its turn comes in this loop
      else if (node.kind === 'scalar' && !isKey(node)) scalars.add(node);
    }
  }
  return [...scalars].filter(({ text, type }) => type !== 'null' && isSecret(text)).map(({ range }) => range);
}

/** The entries with a secret name, and the `value` beside a `name` or `key` that is one. */
function secretEntries(map: MapNode): readonly Entry[] {
  const isVariable = ['name', 'key'].some((name) => isSecretName(stringOf(valueOf(map, name)) ?? ''));
  return map.entries.filter(({ name }) => isSecretName(name) || (isVariable && name === 'value'));
}

function isKey(node: ScalarNode): boolean {
  return node.parent?.kind === 'entry' && node.parent.key === node;
}

/** A signed token (JWS) or an encrypted one (JWE), which begins with the base64 of `{"`. */
const webToken = /(?<![\w.-])eyJ[\w-]{8,}\.(?:eyJ[\w-]{8,}\.[\w-]*|(?:[\w-]*\.){3}[\w-]+)/g;

/** What follows the word password in a sentence or the option of a command line. */
const spokenPassword =
  /(((?<![\w.-])--?[\w.-]*|\b)(?:password|passwd|passphrase|pwd)[ \t]+(?:is[ \t]+)?)("[^"\n]+"|'[^'\n]+'|[^\s"'`=:&;,|<>()-][^\s"'`]*)/gi;

/** Whether a word after "password" looks like one: letters and digits or symbols mixed, unlike "must", "8-32" or "SHA256". */
function looksLikePassword(word: string): boolean {
  const text = word.replace(/[.,;:!?)\]}]$/, '');
  if (text.length < 4 || /^(?:sha|md)-?\d+$/i.test(text)) return false;
  return /[!@#$%^&*+~]/.test(text) || (/\d/.test(text) && /[a-z]/i.test(text));
}

/** `password kestrel-9` and `--password kestrel` with the password masked; "password must be …" stays readable. */
function maskSpoken(all: string, before: string, option: string, word: string): string {
  if (!isSecret(word) || word.includes(mask)) return all;
  const isQuoted = /^["']/.test(word);
  return isQuoted || option !== '' || looksLikePassword(word) ? before + mask : all;
}

/**
 * Secrets that are known by what they look like, and those of XML and of JSON that is not read as such. Each name is begun
 * once (`(?<!…)`): begun at each of its words, a value of many dots would take a minute.
 */
function maskWithoutNames(text: string): string {
  return (
    text
      .replace(
        /((?:[?&;]|(?:^|\s)--?)([\w.-]+)=)([^&;,\s"'<>]+)/gm,
        (all, before: string, name: string, secret: string) =>
          (isSecretName(name) || signature.test(name)) && isSecret(secret) && !secret.includes(mask)
            ? before + mask
            : all,
      )
      .replace(
        /((?<![\w+.-])[\w+.-]+:\/\/[^\s/@:]*:)([^\s/]+)(?=@)/g,
        (all, before: string, password: string) =>
          isSecret(password) && password !== noPassword ? before + mask : all,
      )
      // Without a password, who a web server knows a caller by is mostly a token.
      .replace(
        /(\bhttps?:\/\/)([^\s/?#@:,"'<>]+)(?=(?::(?:x-oauth-basic)?)?@)/gi,
        (all, before: string, token: string) => (isSecret(token) ? before + mask : all),
      )
      // A variable and its value where they are not read as YAML or JSON.
      .replace(
        /(\b(?:name|key)["']?[ \t]*[:=][ \t]*["']?([\w.-]+)["']?(?:,\s*|\s+)["']?value["']?[ \t]*[:=][ \t]*)("[^"\n]*"|'[^'\n]*'|[^\s,}"']+)/gi,
        (all, before: string, name: string, secret: string) =>
          isSecretName(name) && isSecret(secret) && !secret.includes(mask) ? before + mask : all,
      )
      .replace(/(-----BEGIN [A-Z ]*PRIVATE KEY-----)[\s\S]*?(?=-----END|$)/g, `$1${mask}`)
      .replace(webToken, mask)
      .replace(spokenPassword, maskSpoken)
      .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/g, `$1 ${mask}`)
      .replace(
        /(<([\w.-]+)>|(?<![\w.-])([\w.-]+)(?:\s*=|"\s*:)\s*")([^<"]+)(?=[<"])/g,
        (all, before: string, element: string | undefined, attribute: string | undefined, secret: string) =>
          isSecretName(element ?? attribute ?? '') && isSecret(secret) ? before + mask : all,
      )
  );
}
