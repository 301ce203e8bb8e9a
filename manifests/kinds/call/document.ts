import type { Operation } from '../../../api/catalogue/operation';
import { checkField, checkSchema } from '../../engine/schema/check';
import type { SchemaViolation } from '../../engine/schema/check';
import { propertyOf } from '../../engine/schema/schema';
import type { Schema } from '../../engine/schema/schema';
import { LineIndex } from '../../../parser/line-index';
import { asMap, asScalar, field, valueOf } from '../../../parser/node';
import type { Entry, MapNode, Node, ScalarNode } from '../../../parser/node';
import type { Parsed } from '../../../parser/parsed';
import { callReader } from './reader';
import { callSchema, operationNamed } from './schema';

/** A call document, parsed once; offsets are those of its text. */
export class CallDocument {
  private index: LineIndex | undefined;
  private violations_: readonly SchemaViolation[] | undefined;
  /** The operation that it names; undefined while it names none. */
  readonly operation: Operation | undefined;
  readonly schema: Schema;

  /** `previous` is the same document before an edit. */
  constructor(
    readonly text: string,
    readonly reading: Parsed,
    previous: CallDocument | undefined,
  ) {
    this.operation = operationNamed(this.operationName?.text);
    const isSame = previous !== undefined && previous.operation === this.operation;
    this.schema = isSame ? previous.schema : callSchema(this.operation);
  }

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

  get isEmpty(): boolean {
    return this.root === undefined || asScalar(this.root)?.type === 'null';
  }

  get lines(): LineIndex {
    this.index ??= new LineIndex(this.text);
    return this.index;
  }

  /** The name of the operation as it is written. */
  get operationName(): ScalarNode | undefined {
    return filledScalar(valueOf(this.root, 'operation'));
  }

  /** The name of the connection as it is written. */
  get connectionName(): ScalarNode | undefined {
    return filledScalar(valueOf(this.root, 'connection'));
  }

  get body(): Entry | undefined {
    return field(this.root, 'body');
  }

  /** In what the document does not fit its operation. */
  get violations(): readonly SchemaViolation[] {
    this.violations_ ??= this.check();
    return this.violations_;
  }

  /** Servers ignore fields of a body that they do not know; everything else is checked before it is sent. */
  private check(): readonly SchemaViolation[] {
    const { map, body, operation } = this;
    if (map === undefined || (operation === undefined && this.operationName !== undefined)) return [];
    const { properties = {} } = this.schema;
    const bodySchema = propertyOf(this.schema, 'body')?.schema;
    const anyBody = properties['body'] && { body: { ...properties['body'], schema: anything } };
    const outer: Schema = { ...this.schema, properties: { ...properties, ...anyBody } };
    const violations = [
      ...checkSchema(map, outer, callReader('refused')),
      ...(body && bodySchema && !this.isAbsent(body)
        ? checkField(body, bodySchema, callReader('ignored'))
        : []),
    ];
    return this.isWhole ? violations : violations.filter((violation) => this.isCertain(violation));
  }

  private isAbsent({ value }: Entry): boolean {
    const scalar = asScalar(value);
    return scalar?.text === '' && scalar.style === 'plain';
  }

  /** Broken text seems to lack keys, and to have other types. */
  private isCertain({ kind, range }: SchemaViolation): boolean {
    const { problems } = this.reading;
    const isBroken = problems.some((one) => one.range.start <= range.end && one.range.end >= range.start);
    return kind !== 'missing' && !isBroken;
  }
}

const anything: Schema = { types: ['map', 'list', 'string', 'integer', 'number', 'boolean'] };

function filledScalar(node: Node | undefined): ScalarNode | undefined {
  const scalar = asScalar(node);
  return scalar === undefined || scalar.text === '' ? undefined : scalar;
}
