// A file's bytes out of the encrypted store, a piece at a time.
import { call } from '../api/call';

const PIECE = 512 * 1024;

/** All of a file; for pictures and other small ones. */
export async function wholeFile(file: string, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const all = new Uint8Array(size);
  let at = 0;
  while (at < size) {
    const piece = new Uint8Array(await call('read_file', { file, start: at, length: Math.min(PIECE, size - at) }));
    if (piece.length === 0) break;
    all.set(piece.subarray(0, size - at), at);
    at += piece.length;
  }
  return all.subarray(0, at);
}

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** A blob address of a picture; the caller gives it back with URL.revokeObjectURL. */
export async function pictureUrl(file: string, size: number, mediaType: string): Promise<string> {
  if (!PICTURES.has(mediaType)) throw { code: 'unreadable', params: {}, fields: [] };
  // A small file can unpack to more than the machine has.
  await call('picture', { file });
  return URL.createObjectURL(new Blob([await wholeFile(file, size)], { type: mediaType }));
}
