import type { Framework, Manifest, ManifestOptions } from '../manifests/engine/manifest';
import { stringOf, valueOf } from '../parser/node';
import type { Node } from '../parser/node';

/** The engine that policies are published to, where their file names none. */
export interface PublishTarget {
  /** Name of the engine. */
  readonly engine: string;
  /** `environment`, `app` and `service` of the policies; these take precedence over what the file says. */
  readonly selector: Readonly<Record<string, string>>;
  /** The policies to publish, such as `retry.checkout`; every one of the file when left out. */
  readonly only?: readonly string[];
}

/** What is wrong with a file, at a line counted from 1. */
export interface FileProblem {
  readonly line: number;
  /** May hold code in backquotes. */
  readonly message: string;
}

/** A manifest to deploy. */
export interface DeployFile {
  /** Absolute path on this machine; undefined for an untitled text and in a virtual file system. */
  readonly path: string | undefined;
  /** Display name, for messages. */
  readonly title: string;
  readonly manifest: Manifest;
  readonly lainDialect: ManifestOptions['lainDialect'];
  /** The framework that reads the settings of microservices, where the user has said it. */
  readonly framework?: Framework;
  /** Where the policies go of a file that names no engine; without it they are not deployed. */
  readonly publishTo?: PublishTarget;
  /** What is doubtful in it, and is deployed all the same. */
  readonly warnings?: readonly FileProblem[];
}

/** One document of a cloud manifest. */
export interface CloudDocument {
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
  readonly name: string | undefined;
  readonly root: Node;
  /** The text of the document, and where it starts in that of the file: positions in the document are relative to it. */
  readonly text: string;
  readonly start: number;
  readonly file: DeployFile;
  /** Line of the document, 1-based. */
  readonly line: number;
}

/** The non-empty documents of a cloud manifest; none for files of other kinds. */
export function cloudDocuments(file: DeployFile): CloudDocument[] {
  const { manifest } = file;
  if (manifest.kind !== 'cloud-manifest') return [];
  return manifest.parts().flatMap(({ root, start, text }) => {
    if (root === undefined || root.kind === 'scalar') return [];
    const document = {
      apiVersion: stringOf(valueOf(root, 'apiVersion')),
      kind: stringOf(valueOf(root, 'kind')),
      name: stringOf(valueOf(valueOf(root, 'metadata'), 'name')) ?? stringOf(valueOf(root, 'name')),
      root,
      text,
      start,
      file,
      line: manifest.lines.positionAt(start + root.range.start).line + 1,
    };
    return [document];
  });
}
