import type { Problem } from '../../../parser/parsed';
import type { SchemaViolation } from '../../engine/schema/check';
import type { Schema } from '../../engine/schema/schema';
import { LineIndex } from '../../../parser/line-index';
import { asMap } from '../../../parser/node';
import type { Entry, MapNode } from '../../../parser/node';
import type { Policy } from './policy';
import { policySchema } from './schema';
import { sermantKindsOf } from './values/sermant';
import { isUnwritten, policyViolations } from './values/violations';

/** A policy with what its rules need, computed on first use. */
export class PolicyDocument {
  private index: LineIndex | undefined;
  private violations_: readonly SchemaViolation[] | undefined;

  constructor(
    readonly policy: Policy,
    /** What is wrong with the YAML of the inner text. */
    readonly problems: readonly Problem[] = [],
  ) {}

  get lines(): LineIndex {
    this.index ??= new LineIndex(this.policy.source);
    return this.index;
  }

  get schema(): Schema {
    return policySchema(this.policy.kind, this.policy.place, this.policy.generation);
  }

  /** In what it does not fit what clients read; those of forms that only Sermant knows are not known. */
  get violations(): readonly SchemaViolation[] {
    this.violations_ ??= this.isForSermant ? [] : policyViolations(this.policy, this.schema);
    return this.violations_;
  }

  get root(): MapNode | undefined {
    return asMap(this.policy.spec);
  }

  /** The entry of a field; undefined where it is absent or has no value yet. */
  field(name: string): Entry | undefined {
    const entry = this.root?.fields.get(name);
    return entry === undefined || isUnwritten(entry.value) ? undefined : entry;
  }

  /** Whether these are route rules in a form of which only Sermant knows what is in it. */
  get isForSermant(): boolean {
    return sermantKindsOf(this.policy).length > 0;
  }

  /** Whether a server checks the policy before any client reads it. */
  get isForServer(): boolean {
    return this.policy.place === 'api' || this.policy.place === 'manifest';
  }
}
