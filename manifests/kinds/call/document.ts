import type { Operation } from '../../../api/catalogue/operation';
import { checkField, checkSchema } from '../../engine/schema/check';
import type { SchemaViolation } from '../../engine/schema/check';
import { CheckedDocument } from '../../engine/schema/checked-document';
import { propertyOf } from '../../engine/schema/schema';
import type { Schema } from '../../engine/schema/schema';
import { asScalar, field, valueOf } from '../../../parser/node';
import type { Entry, Node, ScalarNode } from '../../../parser/node';
import type { Parsed } from '../../../parser/parsed';
import { callReader } from './reader';
import { callSchema, operationNamed } from './schema';

/** A call document. */
export class CallDocument extends CheckedDocument {
  /** The operation that it names; undefined while it names none. */
  readonly operation: Operation | undefined;
  readonly schema: Schema;

  /** `previous` is the same document before an edit. */
  constructor(text: string, reading: Parsed, previous: CallDocument | undefined) {
    super(text, reading);
    this.operation = operationNamed(this.operationName?.text);
    const isSame = previous !== undefined && previous.operation === this.operation;
    this.schema = isSame ? previous.schema : callSchema(this.operation);
  }

  get isEmpty(): boolean {
    return this.root === undefined || asScalar(this.root)?.type === 'null';
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

  /** Servers ignore fields of a body that they do not know; everything else is checked before it is sent. */
  protected check(): readonly SchemaViolation[] {
    const { map, body, operation } = this;
    if (map === undefined || (operation === undefined && this.operationName !== undefined)) return [];
    const { properties = {} } = this.schema;
    const bodySchema = propertyOf(this.schema, 'body')?.schema;
    const anyBody = properties['body'] && { body: { ...properties['body'], schema: anything } };
    const outer: Schema = { ...this.schema, properties: { ...properties, ...anyBody } };
    return [
      ...checkSchema(map, outer, callReader('refused')),
      ...(body && bodySchema && !this.isAbsent(body)
        ? checkField(body, bodySchema, callReader('ignored'))
        : []),
    ];
  }

  private isAbsent({ value }: Entry): boolean {
    const scalar = asScalar(value);
    return scalar?.text === '' && scalar.style === 'plain';
  }
}

const anything: Schema = { types: ['map', 'list', 'string', 'integer', 'number', 'boolean'] };

function filledScalar(node: Node | undefined): ScalarNode | undefined {
  const scalar = asScalar(node);
  return scalar === undefined || scalar.text === '' ? undefined : scalar;
}
