import type * as Type from 'typebox';
import type { Input, Operation } from '../../api/catalogue/operation';
import { fromCatalogue } from '../../manifests/engine/schema/from-catalogue';
import { overlay } from '../compare/overlay';
import { memberOf, type Wanted } from './wanted';

type WithBody = Operation<Type.TObject, Type.TObject, Type.TObject, Type.TObject>;
type Body<O extends Operation> = Input<O> extends { readonly body: infer B } ? B : never;

/** The body of an operation that creates a resource: the document's spec, and what its metadata holds. */
export function newBody<O extends WithBody>(_operation: O, wanted: Wanted, names: object): Body<O> {
  return { ...memberOf(wanted, 'spec'), ...names } as Body<O>; // the client checks it before it is sent
}

/**
 * The body of a general update: the live resource with what is wanted over it, as much of it as the operation takes.
 *
 * @param live The live resource in the form of the document's spec.
 */
export function changedBody<O extends WithBody>(operation: O, wanted: Wanted, live: unknown): Body<O> {
  const schema = fromCatalogue(operation.body, operation.source);
  const laid = overlay(memberOf(wanted, 'spec'), live, schema);
  const taken = Object.entries(laid as Record<string, unknown>).filter(
    ([name]) => name in operation.body.properties,
  );
  return Object.fromEntries(taken) as Body<O>; // the client checks it before it is sent
}
