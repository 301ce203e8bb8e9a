import { ApiError } from '../api/errors/api-error';

/** The answer, or undefined when the server says that there is no such thing. @throws ApiError for all else */
export async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return undefined;
    throw error;
  }
}
