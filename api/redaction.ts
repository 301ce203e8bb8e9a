import type { TSchema } from 'typebox';
import { isSecret, partsOf, rootOf } from './catalogue/field-behaviour';
import type { SchemaPart } from './catalogue/field-behaviour';
import { percentEncoded } from './percent-encoding';
import { isRecord } from './values';

/** Replaces secrets in a text that leaves the API layer. */
export type Redact = (text: string) => string;

const mask = '•••';
/** Shorter ones would mask ordinary words, and no server accepts passwords that short. */
const shortestSecret = 4;

/** A redactor for these secrets in the spellings that servers echo: plain, in JSON, in a URL. */
export function redactor(secrets: Iterable<string>): Redact {
  const spellings = new Set(
    [...secrets].filter((secret) => secret.length >= shortestSecret).flatMap(spellingsOf),
  );
  const longestFirst = [...spellings].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((result, secret) => result.replaceAll(secret, mask), text);
}

/** The JSON value with the secrets replaced in its texts, in the names of its members, and in numbers that contain one. */
export function redactedValue(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'number') {
    const text = redact(String(value));
    return text === String(value) ? value : text;
  }
  if (Array.isArray(value)) return value.map((one) => redactedValue(one, redact));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [redact(name), redactedValue(inner, redact)]),
  );
}

function spellingsOf(secret: string): string[] {
  const inForm = new URLSearchParams([['', secret]]).toString().slice(1);
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    percentEncoded(secret),
    encodeURIComponent(secret),
    inForm,
  ];
}

/** Signing headers that are not secret and also occur in paths and answers. */
const publicHeaders = new Set(['x-project-id', 'x-domain-id', 'x-sdk-date', 'x-sdk-content-sha256']);

/** The secrets in credential headers: of `Bearer abc` also `abc` alone, and the signature's digits. */
export function secretsInHeaders(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers)
    .filter(([name]) => !publicHeaders.has(name))
    .flatMap(([, value]) => [value, value.slice(value.lastIndexOf(' ') + 1).replace(/^Signature=/, '')]);
}

/** The texts of a value that its schema marks `writeOnly`, such as passwords. */
export function secretsInValue(schema: TSchema, value: unknown): string[] {
  return secretsIn(rootOf(schema), value);
}

function secretsIn(part: SchemaPart, value: unknown): string[] {
  if (isSecret(part.schema)) return textsIn(value);
  return [...partsOf(part)].flatMap(([key, inner]) =>
    valuesAt(key, value).flatMap((one) => secretsIn(inner, one)),
  );
}

/** The values described by a part of a schema. */
function valuesAt(key: string | undefined, value: unknown): readonly unknown[] {
  if (key === undefined) return [value];
  if (key === '[]') return Array.isArray(value) ? value : [];
  if (!isRecord(value)) return [];
  if (key === '*') return Object.values(value);
  return Object.hasOwn(value, key) ? [value[key]] : [];
}

/** Texts of a secret, which may have parts; of `Bearer abc` also `abc` alone. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value, value.replace(/^Bear(?:er)? /, '')];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
