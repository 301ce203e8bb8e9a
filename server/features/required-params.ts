import { ErrorCodes, FormattingOptions, Position, Range, ResponseError } from 'vscode-languageserver/node';
import { isRecord } from '../../api/values';

/** Whether a parameter has the form that the protocol gives it, as far as the server reads it. */
type Check = (value: unknown) => boolean;

type RequiredKeys<Params> = {
  [Key in keyof Params]-?: Record<never, never> extends Pick<Params, Key> ? never : Key;
}[keyof Params];

/** A check for each parameter that a request can't do without. */
export type RequiredParams<Params> = Readonly<Record<RequiredKeys<Params> & string, Check>>;

/** The error for parameters that are missing or of a wrong form; undefined when all are as they must be. */
export function refusalOfParams(
  method: string,
  required: Readonly<Record<string, Check>>,
  params: unknown,
): ResponseError<void> | undefined {
  const wrong = Object.entries(required).find(
    ([name, isValid]) => !isRecord(params) || !isValid(params[name]),
  );
  return wrong && new ResponseError(ErrorCodes.InvalidParams, `${method} needs a valid ${wrong[0]}`);
}

const isText: Check = (value) => typeof value === 'string';
const hasUri: Check = (value) => isRecord(value) && isText(value['uri']);
const listOf =
  (isItem: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(isItem);
const isActionContext: Check = (value) =>
  isRecord(value) && (value['only'] === undefined || listOf(isText)(value['only']));

export const ofUri = { uri: isText };
export const inDocument = { textDocument: hasUri };
export const atPosition = { ...inDocument, position: (value: unknown) => Position.is(value) };
export const atPositions = { ...inDocument, positions: listOf((value) => Position.is(value)) };
export const ofReferences = { ...atPosition, context: isRecord };
export const ofRename = { ...atPosition, newName: isText };
export const inRange = { ...inDocument, range: (value: unknown) => Range.is(value) };
export const ofCodeActions = { ...inRange, context: isActionContext };
export const ofFormatting = { ...inDocument, options: (value: unknown) => FormattingOptions.is(value) };
export const ofRangeFormatting = { ...inRange, ...ofFormatting };
export const ofQuery = { query: isText };
export const ofKnownResults = { previousResultIds: listOf(hasUri) };
