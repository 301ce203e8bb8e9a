import { LineIndex } from '../../../parser/line-index';
import { asMap } from '../../../parser/node';
import type { MapNode, Node } from '../../../parser/node';
import type { Parsed } from '../../../parser/parsed';
import type { SchemaViolation } from './check';

/** One document, parsed once and checked by a schema on first use; offsets are relative to its start. */
export abstract class CheckedDocument {
  private index: LineIndex | undefined;
  private violations_: readonly SchemaViolation[] | undefined;

  constructor(
    readonly text: string,
    readonly reading: Parsed,
  ) {}

  get root(): Node | undefined {
    return this.reading.root;
  }

  get map(): MapNode | undefined {
    return asMap(this.root);
  }

  /** False while the text has syntax errors, so that nothing can be reported as missing. */
  get isWhole(): boolean {
    return this.reading.problems.length === 0;
  }

  get lines(): LineIndex {
    this.index ??= new LineIndex(this.text);
    return this.index;
  }

  /** In what the document does not fit its schema; of a text with syntax errors only what is certain. */
  get violations(): readonly SchemaViolation[] {
    const { isWhole } = this;
    this.violations_ ??= this.check().filter((violation) => isWhole || this.isCertain(violation));
    return this.violations_;
  }

  /** In what the document does not fit its schema. */
  protected abstract check(): readonly SchemaViolation[];

  /** Broken text seems to lack keys, and to have other types. */
  private isCertain({ kind, range }: SchemaViolation): boolean {
    const { problems } = this.reading;
    const isBroken = problems.some((one) => one.range.start <= range.end && one.range.end >= range.start);
    return kind !== 'missing' && !isBroken;
  }
}
