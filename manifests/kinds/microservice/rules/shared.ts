import type { Source } from '../../../../api/catalogue/operation';
import type { Range } from '../../../../parser/range';
import type { ScalarNode } from '../../../../parser/node';

/** Where the facts of a rule come from. */
export function reference(section: string): Source {
  return { document: 'Microservice descriptions', section };
}

/** A description of Java Chassis 3 with more settings of `servicecomb`, for examples. */
export function java3(lines: string): string {
  return `servicecomb:\n  registry:\n    sc:\n      address: http://127.0.0.1:30100\n${lines}`;
}

/** A description of Java Chassis 2 with more settings of `servicecomb`, for examples. */
export function java2(lines: string): string {
  return `servicecomb:\n  service:\n    name: cart\n    registry:\n      address: http://127.0.0.1:30100\n${lines}`;
}

/** A description of Spring Cloud Huawei, for examples. */
export function springCloud(lines: string): string {
  return `# file: bootstrap.yml\nspring:\n  cloud:\n    servicecomb:\n${lines}`;
}

/** Range of a piece of the text of a scalar if it is written literally; the whole scalar otherwise. */
export function pieceRange(scalar: ScalarNode, source: string, piece: string, from = 0): Range {
  const at = source.indexOf(piece, scalar.range.start + from);
  const isInside = at !== -1 && at + piece.length <= scalar.range.end;
  return isInside && scalar.style !== 'block' ? { start: at, end: at + piece.length } : scalar.range;
}
