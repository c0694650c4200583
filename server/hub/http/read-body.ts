import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/** Bigger than any batch that a client sends; beyond it the request is refused, not kept. */
const bodyLimitBytes = 64 * 1024 * 1024;

/** Reads a request whole. An encoded body is refused: the hub offers no decompression. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new Refusal(415, 'bad_content_type', 'Send the body without Content-Encoding.');
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > bodyLimitBytes) throw new Refusal(413, 'too_large', 'the request entity is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
