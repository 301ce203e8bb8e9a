import { sectionWords } from './sections';

const named = /^(?:lain\.ya?ml|lain-.+\.ya?ml|.+\.lain\.ya?ml)$/;
const yamlName = /\.ya?ml$/;

/** Top-level keys beside the proc sections, of both dialects. */
const topLevelKeys = [
  'appname',
  'giturl',
  'apptype',
  'build',
  'release',
  'test',
  'notify',
  'use_services',
  'use_resources',
];
const companions = new Set(
  topLevelKeys.filter((key) => key !== 'appname' && key !== 'test' && key !== 'notify'),
);
const sectionKeys = new Set<string>([...sectionWords('laincloud'), ...sectionWords('einplus')]);

/** A key that every manifest of another name has. */
const ownTopLevelKey = /^\uFEFF?["']?(?:appname|build)["']?[ \t]*:(?=\s|$)/m;

/** How much of a file is looked at; a manifest names its sections near the top. */
const prefixLength = 100_000;

/**
 * Whether a file is a LAIN manifest: by its name unless its keys are all foreign (another program's lain.yaml, such
 * as a colour scheme of that name), or by its keys: `appname` with another LAIN key, or `build` with a proc section.
 */
export function isLain(fileName: string, text: string): boolean {
  const name = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  if (!yamlName.test(name) && name !== '') return false;
  const start = text.slice(0, prefixLength);
  if (!named.test(name) && !hasOwnTopLevelKey(start)) return false;
  const keys = columnZeroKeys(start);
  if (named.test(name)) return keys.length === 0 || keys.some(isLainKey);
  const hasSection = keys.some(isSectionKey);
  return hasSection || (keys.includes('appname') && keys.some((key) => companions.has(key)));
}

function hasOwnTopLevelKey(text: string): boolean {
  return (text.includes('appname') || text.includes('build')) && ownTopLevelKey.test(text);
}

function columnZeroKeys(text: string): string[] {
  return Array.from(
    text.matchAll(/^\uFEFF?["']?([\w][\w.-]*)["']?[ \t]*:(?=\s|$)/gm),
    (match) => match[1] ?? '',
  );
}

function isLainKey(key: string): boolean {
  return topLevelKeys.includes(key) || isSectionKey(key);
}

function isSectionKey(key: string): boolean {
  return sectionKeys.has(key.split('.')[0] ?? '');
}
