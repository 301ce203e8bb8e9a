import type * as Type from 'typebox';
import { isRecord } from './values';

/** A form with files, complete before it is sent: it may have to be sent again after signing in. */
export interface MultipartBody {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/**
 * Encodes the members of a body, files given as text, as multipart/form-data (RFC 7578). Absent members are left out.
 */
export function multipartBody(schema: Type.TSchema, body: unknown): MultipartBody {
  const files = Object.entries(isRecord(body) ? body : {}).filter(isText);
  const boundary = boundaryOutside(files.map(([, text]) => text));
  const parts = files.map(
    ([name, text]) => `--${boundary}\r\n${partHeaders(name, mediaType(schema, name))}\r\n\r\n${text}\r\n`,
  );
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: new TextEncoder().encode(`${parts.join('')}--${boundary}--\r\n`),
  };
}

function isText(member: [string, unknown]): member is [string, string] {
  return typeof member[1] === 'string';
}

/** A boundary that occurs in none of the files. */
function boundaryOutside(texts: readonly string[]): string {
  for (let count = 0; ; count++) {
    const boundary = `engine-room-boundary-${count}`;
    if (!texts.some((text) => text.includes(boundary))) return boundary;
  }
}

/** Servers treat a part as a file when it has a file name, whichever. */
function partHeaders(name: string, type: string): string {
  const field = name.replaceAll('"', '%22');
  return [
    `Content-Disposition: form-data; name="${field}"; filename="${field}"`,
    `Content-Type: ${type}`,
  ].join('\r\n');
}

function mediaType(schema: Type.TSchema, name: string): string {
  const properties = 'properties' in schema && isRecord(schema.properties) ? schema.properties : {};
  const member = properties[name];
  const type = isRecord(member) ? member['contentMediaType'] : undefined;
  return typeof type === 'string' ? type : 'application/octet-stream';
}
