import type { ScanType } from '../../../../shared/model/scan';
import { decodePicture } from '../imageDecoder';
import { type Inspection, inspect } from './inspect';
import type { FromPicture, PictureAnswer, ToPicture } from './pictureMessages';
import { Refused } from './refusal';
import { type ByteSource, cached, sourceOfBlob } from './source';
import { inspectTiff } from './tiff';
import { decodeTiffPage } from './tiffPage';

/** Looks at one file and decodes its pictures, away from the page's thread; the page ends it when it takes too long. */
let source: ByteSource | null = null;
let type: ScanType | null = null;
const chunks: Uint8Array<ArrayBuffer>[] = [];

async function answer(message: ToPicture): Promise<PictureAnswer> {
  switch (message.ask) {
    case 'inspect':
      source = cached(sourceOfBlob(message.file));
      return { inspection: await looked(source) };
    case 'chunk':
      chunks.push(message.bytes);
      return {};
    case 'complete':
      source = sourceOfChunks(chunks);
      return { inspection: await looked(source) };
    case 'page':
      return { bitmap: await bitmapOf(message.page) };
  }
}

async function looked(at: ByteSource): Promise<Inspection> {
  const inspection = await inspect(at);
  type = inspection.type;
  return inspection;
}

async function bitmapOf(page: number): Promise<ImageBitmap> {
  if (!source || !type) throw new Refused('unreadable', 'order');
  if (type === 'image/tiff') {
    const { reader, pages } = await inspectTiff(source);
    const wanted = pages[page - 1];
    if (!wanted) throw new Refused('damaged', String(page));
    return createImageBitmap(await decodeTiffPage(reader, wanted));
  }
  const bytes = await source.read(0, source.length);
  try {
    return await decodePicture(new Uint8Array(bytes), type);
  } catch {
    throw new Refused('damaged', type);
  }
}

function sourceOfChunks(parts: readonly Uint8Array<ArrayBuffer>[]): ByteSource {
  const size = parts[0]?.length ?? 0;
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return {
    length,
    async read(from, to) {
      const end = Math.min(to, length);
      const out = new Uint8Array(Math.max(0, end - from));
      for (let at = from; at < end; ) {
        const inside = at % size;
        const piece = parts[Math.floor(at / size)]!.subarray(inside, inside + end - at);
        out.set(piece, at - from);
        at += piece.length;
      }
      return out;
    },
  };
}

const post = (message: FromPicture, transfer: Transferable[] = []): void =>
  (self as unknown as { postMessage(message: FromPicture, transfer: Transferable[]): void }).postMessage(
    message,
    transfer,
  );

// Chunks and questions are answered in the order they came.
let turn: Promise<void> = Promise.resolve();
self.onmessage = ({ data }: MessageEvent<ToPicture>) => {
  turn = turn.then(async () => {
    try {
      const told = await answer(data);
      post({ id: data.id, ok: true, answer: told }, 'bitmap' in told ? [told.bitmap] : []);
    } catch (cause) {
      const { reason, detail } = cause instanceof Refused ? cause : new Refused('unreadable', String(cause));
      post({ id: data.id, ok: false, reason, detail });
    }
  });
};
