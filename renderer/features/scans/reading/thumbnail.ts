import { maxThumbnailBytes } from '../../../../shared/model/scan';
import type { Pages } from './pages';

const longestSide = 320;

/** A small JPEG of the first page, made in memory; empty when even that would be too large to keep. @throws Refused */
export async function thumbnailOf(pages: Pages): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = await pages.size(1);
  const canvas = document.createElement('canvas');
  const scale = longestSide / Math.max(width, height);
  await pages.draw(1, canvas, { scale, rotation: 0, signal: new AbortController().signal });
  const encoded = canvas.toDataURL('image/jpeg', 0.72).split(',')[1] ?? '';
  canvas.width = 0;
  const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
  return bytes.length <= maxThumbnailBytes ? bytes : new Uint8Array(0);
}
