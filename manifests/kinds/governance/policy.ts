import type { Range } from '../../../parser/range';
import type { Entry, Node, ScalarNode } from '../../../parser/node';
import type { PolicyKind } from './policy-kinds';

/**
 * Governance policies, match groups and route rules, wherever they are written:
 *
 * - `manifest`: the `spec` of a cloud manifest; `api`: the `spec` of an API body. `source` is the text around them.
 * - `file`: the block string under `servicecomb.<kind>.<name>` of a microservice description; `kie`: the value of an
 *   item of that key. `source` is that inner text alone.
 *
 * `checkPolicy` checks the spec, in offsets of `source`, and depends on nothing but the policy's text, kind, place and
 * generation: remember its answers by these; `outerFindings` (source/outer-findings) places those of inner text in the
 * file. `checkPlacement` checks what is around the spec, in offsets of the file: name, environment, and how the inner
 * text is written. `checkInteractions` checks all policies of a file, `crossFilePolicyFindings` their names.
 */
export type PolicyPlace = 'manifest' | 'api' | 'file' | 'kie';

/** Clients differ: Java Chassis 2 and Spring Cloud Huawei (`java2`), Java Chassis 3, Go Chassis. */
export type PolicyGeneration = 'java2' | 'java3' | 'go';

/** One policy and its spec. */
export interface Policy {
  readonly kind: PolicyKind;
  /** Empty where there is none yet, and for global route rules. */
  readonly name: string;
  /** The name alone, in offsets of the file or part that the policy is in (not of `source`, where that is inner text). */
  readonly nameRange?: Range;
  readonly place: PolicyPlace;
  /** Tree of the spec, in offsets of `source`; undefined while there is none. */
  readonly spec: Node | undefined;
  readonly source: string;
  readonly environment?: string;
  /** The clients that read it, if known. */
  readonly generation?: PolicyGeneration;
}

/** Where and how a policy is written; ranges and nodes in offsets of `source`, the file or part around it. */
export interface Placement {
  readonly kind: PolicyKind;
  readonly name: string;
  readonly nameRange: Range;
  readonly place: PolicyPlace;
  readonly source: string;
  readonly environment?: string;
  readonly generation?: PolicyGeneration;
  /** `file`: the entry of the policy's name. Its value should be a text; other values are reported. */
  readonly entry?: Entry;
  /** `kie`: the scalar of the item's `value_type`. */
  readonly valueType?: ScalarNode;
  /** `manifest`: the range of `kind`. */
  readonly kindRange?: Range;
}

/** What checks of the other policies of a file need to know; small enough to be cached with the text of each. */
export interface PolicyTraits {
  readonly kind: PolicyKind;
  readonly name: string;
  /** Match groups: the methods that one of the matches names, or `all` where a match names none. */
  readonly methods?: readonly string[];
  /** Match groups: whether every match names the service that is called. */
  readonly namesServices?: boolean;
}

/** A policy of a file, with the range of its name. */
export interface PlacedPolicy extends PolicyTraits {
  readonly nameRange: Range;
}
