import { createHash } from 'node:crypto';

/** A commit of a repository that holds one file. */
export interface Commit {
  readonly file: string;
  readonly text: string;
  readonly message: string;
  /** Seconds since 1970. */
  readonly time: number;
  /** Hash of the commit before; absent for the first one. */
  readonly parent?: string;
}

/** Who commits in the demo. */
export const committer = { name: 'Lin Wei', email: 'lin@lain.local' } as const;

/** The hash that git gives a commit, so that a repository with the same content has the same commits. */
export function commitHash({ file, text, message, time, parent }: Commit): string {
  const blob = hash('blob', Buffer.from(text));
  const tree = hash('tree', Buffer.concat([Buffer.from(`100644 ${file}\0`), Buffer.from(blob, 'hex')]));
  const person = `${committer.name} <${committer.email}> ${time} +0000`;
  const header = [
    `tree ${tree}`,
    ...(parent === undefined ? [] : [`parent ${parent}`]),
    `author ${person}`,
    `committer ${person}`,
  ];
  return hash('commit', Buffer.from(`${header.join('\n')}\n\n${message}\n`));
}

function hash(type: string, content: Buffer): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}
