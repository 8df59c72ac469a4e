import type { Inspection } from './inspect';
import type { RefusalReason } from './refusal';

/** What the page asks of the worker that looks at files and decodes pictures. One worker serves one file. */
export type ToPicture =
  | { readonly id: number; readonly ask: 'inspect'; readonly file: Blob }
  /** The same bytes out of the vault, piece by piece and then told complete. */
  | { readonly id: number; readonly ask: 'chunk'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly ask: 'complete' }
  | { readonly id: number; readonly ask: 'page'; readonly page: number };

export type PictureAnswer =
  | { readonly inspection: Inspection }
  | { readonly bitmap: ImageBitmap }
  | Record<never, never>;

export type FromPicture =
  | { readonly id: number; readonly ok: true; readonly answer: PictureAnswer }
  | { readonly id: number; readonly ok: false; readonly reason: RefusalReason; readonly detail: string };
