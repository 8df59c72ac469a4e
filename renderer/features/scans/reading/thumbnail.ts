import { maxThumbnailBytes } from '../../../../shared/model/scan';
import type { OpenPdf } from '../../../ui';

const longestSide = 320;

/** A small JPEG of the first page, made in memory; empty when even that would be too large to keep. */
export async function thumbnailOf(paper: OpenPdf): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = await paper.size(1);
  const canvas = document.createElement('canvas');
  await paper.draw(1, canvas, { scale: longestSide / Math.max(width, height) });
  // Through a text rather than a Blob: large Blobs may be put on the disk by the browser, this never is.
  const encoded = canvas.toDataURL('image/jpeg', 0.72).split(',')[1] ?? '';
  canvas.width = 0;
  const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
  return bytes.length <= maxThumbnailBytes ? bytes : new Uint8Array(0);
}
