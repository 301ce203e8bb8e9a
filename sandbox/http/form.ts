import type { WireRequest } from './exchange';

/** Members of a multipart form, those of files as their text; none for a body that is no such form. */
export async function readForm({ headers, body }: WireRequest): Promise<Record<string, string>> {
  const type = headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => new FormData()); // callers tell their service's clients what is missing
  const members = [...form].map(
    async ([name, value]) => [name, typeof value === 'string' ? value : await value.text()] as const,
  );
  return Object.fromEntries(await Promise.all(members));
}
