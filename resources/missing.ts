import { ApiError } from '../api/errors/api-error';

/** The answer, or undefined when the server reports that the resource does not exist. @throws ApiError otherwise */
export async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return undefined;
    throw error;
  }
}
