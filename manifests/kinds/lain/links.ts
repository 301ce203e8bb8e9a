import { withoutEnd } from '../../../api/without-end';
import type { Link } from '../../engine/manifest';
import { nodesOf } from '../../../parser/locate';
import { asScalar, bareRange } from '../../../parser/node';
import type { ScalarNode } from '../../../parser/node';
import { topLevel } from './document';
import type { LainDocument } from './document';

/** Sections whose commands fetch what they need from repositories. */
const sectionsWithCommands = ['build', 'release', 'test'];

/** Web addresses, and those that Git takes for repositories: `git@github.com:a/b.git`. */
const addresses = /https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w.~%+@/-]*)?|\bgit@[\w.-]+:[\w./-]+/g;

/** The repository of the app, and addresses in the commands that build it. */
export function linksOfLain(document: LainDocument): readonly Link[] {
  const giturl = asScalar(topLevel(document, 'giturl')?.value);
  const commands = sectionsWithCommands.flatMap((name) => scalarsOf(document, name));
  return [
    ...(giturl ? repositoryLink(giturl) : []),
    ...commands.flatMap(({ range }) => linksIn(document.text, range.start, range.end)),
  ];
}

/** The console takes an address without a scheme for one of `http`. */
function repositoryLink(giturl: ScalarNode): readonly Link[] {
  const { text } = giturl;
  if (!/^[\w.@:/~+-]+$/.test(text)) return [];
  const target = /^[a-z]+:\/\//.test(text) || text.startsWith('git@') ? webAddress(text) : `http://${text}`;
  return target === undefined ? [] : [{ range: bareRange(giturl), target }];
}

function scalarsOf(document: LainDocument, section: string): readonly ScalarNode[] {
  const value = topLevel(document, section)?.value;
  if (value === undefined) return [];
  return [...nodesOf(value)].filter((node) => node.kind === 'scalar');
}

/** Addresses in a piece of the text; those with variables in them lead nowhere. */
function linksIn(text: string, start: number, end: number): readonly Link[] {
  return Array.from(text.slice(start, end).matchAll(addresses)).flatMap((match) => {
    const from = start + match.index;
    const address = withoutEnd(match[0], '.,:');
    const target = /[${]/.test(text.charAt(from + match[0].length)) ? undefined : webAddress(address);
    return target === undefined ? [] : [{ range: { start: from, end: from + address.length }, target }];
  });
}

/** The page of a repository; undefined for addresses that browsers don't open. */
function webAddress(address: string): string | undefined {
  const remote = /^git@([\w.-]+):([\w./-]+)$/.exec(address);
  if (remote) return `https://${remote[1]}/${remote[2]?.replace(/\.git$/, '')}`;
  return /^https?:\/\//.test(address) ? address : undefined;
}
