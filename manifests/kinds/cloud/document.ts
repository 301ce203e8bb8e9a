import { policyKindOf } from '../governance';
import type { Policy, PolicyKind, PolicyPlace } from '../governance';
import { didYouMean } from '../../engine/rules/did-you-mean';
import { checkSchema } from '../../engine/schema/check';
import { CheckedDocument } from '../../engine/schema/checked-document';
import type { SchemaViolation } from '../../engine/schema/check';
import type { Schema } from '../../engine/schema/schema';
import { asMap, asScalar, field, stringOf, valueOf } from '../../../parser/node';
import type { MapNode, Node, ScalarNode } from '../../../parser/node';
import type { Parsed } from '../../../parser/parsed';
import { bodySchema, isApiBody, isPolicyBody, kindOfBody, wantedBodyOf, type WantedBody } from './api-body';
import { apiVersions, cloudKinds, kindNamed, kindsInFile } from './kinds';
import type { CloudKind } from './kinds/kind';
import { apiOfName, isNamedBody, isNamedBodyOnly, isNamedCloud } from './recognise';

/**
 * `manifest`: a resource, well-formed or not; `body`: a body for the governance API; `unfit`: something else in a file for
 * such a body; `foreign`: not a manifest, and not checked; `empty`: nothing, or comments only.
 */
export type DocumentForm = 'manifest' | 'body' | 'unfit' | 'foreign' | 'empty';

/** One document of a file; policies are checked elsewhere. */
export class CloudDocument extends CheckedDocument {
  private readonly form_: DocumentForm;
  private readonly bodyKind: PolicyKind | undefined;
  /** The kind that `apiVersion` and `kind` name; undefined while they name none. */
  readonly kind: CloudKind | undefined;

  constructor(
    text: string,
    reading: Parsed,
    private readonly fileName: string | undefined,
  ) {
    super(text, reading);
    this.form_ = formOf(this.root, fileName);
    this.kind = this.form_ === 'manifest' ? kindNamed(this.word('apiVersion'), this.word('kind')) : undefined;
    const map = this.map;
    this.bodyKind = this.form_ === 'body' && map ? kindOfBody(map, fileName) : undefined;
  }

  get form(): DocumentForm {
    return this.form_;
  }

  /** The schema of the document; undefined while its kind is not known. */
  get schema(): Schema | undefined {
    return this.form_ === 'body' ? bodySchema(this.bodyKind) : this.kind?.schema;
  }

  /** A string at the top level. */
  word(key: string): string | undefined {
    return stringOf(valueOf(this.root, key));
  }

  /** A name in `metadata`; undefined if absent. */
  metadata(key: string): ScalarNode | undefined {
    const scalar = asScalar(valueOf(valueOf(this.root, 'metadata'), key));
    return scalar === undefined || scalar.text === '' ? undefined : scalar;
  }

  /** The kind of the body that the file is for; undefined where files are for something else. */
  get wantedBody(): WantedBody | undefined {
    return isNamedBodyOnly(this.fileName) ? wantedBodyOf(this.fileName ?? '') : undefined;
  }

  /** Every kind of resource, those first that the name of the file promises. */
  get usualKinds(): readonly CloudKind[] {
    return kindsInFile(apiOfName(this.fileName));
  }

  /** The scalar that names the resource. */
  get name(): ScalarNode | undefined {
    if (this.form_ === 'body') return asScalar(valueOf(this.root, 'name'));
    return this.metadata('name');
  }

  get spec(): Node | undefined {
    return field(this.root, 'spec')?.value;
  }

  /** The kind of the policy in the document's `spec`. */
  get policyKind(): PolicyKind | undefined {
    return this.kind?.facts.policy ?? this.bodyKind;
  }

  get policyPlace(): PolicyPlace {
    return this.form_ === 'body' ? 'api' : 'manifest';
  }

  get policy(): Policy | undefined {
    const kind = this.policyKind;
    if (kind === undefined) return undefined;
    const environment = stringOf(valueOf(valueOf(this.root, 'selector'), 'environment'));
    const { name, text } = this;
    return {
      kind,
      name: name?.text ?? '',
      ...(name && { nameRange: name.range }),
      place: this.policyPlace,
      spec: this.spec,
      source: text,
      ...(environment !== undefined && { environment }),
    };
  }

  /** A configuration item that holds a policy: kind and name from its key, and the text of its value. */
  get item(): { readonly kind: PolicyKind; readonly name: string; readonly value: ScalarNode } | undefined {
    const key = this.kind?.facts.kind === 'Config' ? policyKindOf(this.name?.text ?? '') : undefined;
    const value = asScalar(valueOf(this.spec, 'value'));
    return key && value?.type === 'string' ? { ...key, value } : undefined;
  }

  protected check(): readonly SchemaViolation[] {
    const { map } = this;
    const schema = this.kind?.checkedSchema ?? this.bodyEnvelope;
    if (map === undefined || schema === undefined) return [];
    return checkSchema(map, schema).filter((violation) => !this.isCheckedAsPolicy(violation));
  }

  /** The form of a policy is checked by the governance rules. */
  private isCheckedAsPolicy({ kind, path }: SchemaViolation): boolean {
    return this.bodyKind !== undefined && kind === 'type' && path.length === 1 && path[0] === 'spec';
  }

  private get bodyEnvelope(): Schema | undefined {
    return this.form_ === 'body' ? bodySchema(undefined) : undefined;
  }
}

function formOf(root: Node | undefined, fileName: string | undefined): DocumentForm {
  const isNamedManifest = isNamedCloud(fileName);
  if (root === undefined || asScalar(root)?.type === 'null') return 'empty';
  const map = asMap(root);
  if (isNamedBodyOnly(fileName)) return map && isNoManifest(map) ? 'body' : 'unfit';
  if (map === undefined) return isNamedManifest ? 'manifest' : 'foreign';
  if (isNamedBody(fileName) && isPolicyBody(map)) return 'body';
  if (isApiBody(map) && (isNamedManifest || fileName === undefined)) return 'body';
  return isNamedManifest || resemblesManifest(map) ? 'manifest' : 'foreign';
}

function isNoManifest({ fields }: MapNode): boolean {
  return !fields.has('apiVersion') && !fields.has('metadata');
}

/** Other programs have `apiVersion` and `kind` too: documents that are not similar to a manifest are theirs. */
function resemblesManifest(map: MapNode): boolean {
  const apiVersion = stringOf(valueOf(map, 'apiVersion'));
  if (apiVersion !== undefined) {
    const [group = ''] = apiVersion.split('/');
    const isGroup = apiVersions.some((known) => known.startsWith(`${group}/`));
    return isGroup || didYouMean(apiVersion, apiVersions) !== undefined;
  }
  const kind = stringOf(valueOf(map, 'kind'));
  const isKind = cloudKinds.some(({ facts }) => facts.kind === kind);
  return isKind && map.fields.has('metadata') && !map.fields.has('apiVersion');
}
