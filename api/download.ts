import { isRecord } from './values';
import type { AnsweredFile } from './catalogue/operation';
import type { HttpAnswer } from './http/transport';

/**
 * The bytes of the file that an answer of success carries, exactly as they are. Undefined when the answer holds base64
 * that is none.
 * @param data the checked answer.
 */
export function fileOf(file: AnsweredFile, answer: HttpAnswer, data: unknown): Uint8Array | undefined {
  if (file === 'whole') return answer.bytes ?? Buffer.from(answer.body);
  const members = isRecord(data) ? data : {};
  const content = String(members[file.content]);
  return members[file.encoding] === 'base64' ? decodedBase64(content) : Buffer.from(content);
}

/** Git hosts break base64 into lines. */
function decodedBase64(text: string): Uint8Array | undefined {
  const compact = text.replace(/\s+/g, '');
  return /^[A-Za-z0-9+/]*={0,2}$/.test(compact) ? Buffer.from(compact, 'base64') : undefined;
}
