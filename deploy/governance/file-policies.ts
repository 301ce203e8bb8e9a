import { readPolicyText, type PolicyKind } from '../../manifests/kinds/governance';
import { CloudDocument } from '../../manifests/kinds/cloud/document';
import { MicroserviceDocument } from '../../manifests/kinds/microservice/document';
import type { Part } from '../../manifests/engine/manifest';
import { looksLikeJson, parse } from '../../parser/parse';
import { valueOf, type Node } from '../../parser/node';
import type { Problem } from '../../parser/parsed';
import { textsOf, type Names } from '../cloud/wanted';
import type { DeployFile } from '../deploy-file';

/** A policy in a file that names no engine: a body of the governance API, or a text in the description of a microservice. */
export interface FilePolicy {
  /** Undefined for a body of which the kind can't be told. */
  readonly kind: PolicyKind | undefined;
  readonly name: string;
  /** Where it applies, as far as the file says. */
  readonly selector: Names;
  readonly spec: Node | undefined;
  /** Whether it works, where the file says it. */
  readonly status?: string;
  /** The text that `spec` was read from, and what is wrong with its YAML. */
  readonly source: string;
  readonly problems: readonly Problem[];
  /** Whether the rules for files check it as the server does. */
  readonly isChecked: boolean;
  /** Its line in the file, 1-based. */
  readonly line: number;
}

/** The policies of a file that says nothing of the engine they are for, in the order of the text. */
export function policiesIn(file: DeployFile): readonly FilePolicy[] {
  const { manifest } = file;
  if (manifest.kind === 'cloud-manifest') return manifest.parts().flatMap((part) => bodyIn(part, file));
  if (manifest.kind === 'microservice') return manifest.parts().flatMap((part) => textsIn(part, file));
  return [];
}

/** Key of a policy among those of its file: `retry.checkout`. */
export function policyKey({ kind, name }: Pick<FilePolicy, 'kind' | 'name'>): string {
  return [kind, name].filter((part) => part !== undefined && part !== '').join('.');
}

function bodyIn({ text, start, root }: Part, file: DeployFile): readonly FilePolicy[] {
  if (root?.kind !== 'map') return [];
  const reading = parse(text, looksLikeJson(text) ? 'json' : 'yaml-1.2');
  const document = new CloudDocument(text, reading, nameOf(file));
  if (document.form !== 'body') return [];
  const { policyKind: kind, name, spec } = document;
  const status = document.word('status');
  return [
    {
      kind,
      name: name?.text ?? '',
      selector: textsOf(valueOf(document.root, 'selector')),
      spec,
      ...(status !== undefined && { status }),
      source: text,
      problems: [],
      isChecked: true,
      line: lineAt(start + root.range.start, file),
    },
  ];
}

function textsIn({ text, start }: Part, file: DeployFile): readonly FilePolicy[] {
  const { policies, generation } = new MicroserviceDocument(text, nameOf(file), file.framework);
  return policies.map(({ kind, name, entry, scalar, nameRange }) => {
    const line = lineAt(start + nameRange.start, file);
    const about = { kind, name, selector: {}, isChecked: false, line };
    if (!scalar) return { ...about, spec: entry.value, source: text, problems: [] };
    const { root: spec, problems } = readPolicyText(scalar.text, generation);
    return { ...about, spec, source: scalar.text, problems };
  });
}

/** The name that tells what the file is; a text without a file has its title. */
function nameOf({ path, title }: DeployFile): string {
  return path ?? title;
}

function lineAt(offset: number, { manifest }: DeployFile): number {
  return manifest.lines.positionAt(offset).line + 1;
}
