import { maxScanBytes, type ScanType } from '../../../../shared/model/scan';
import { scanKindOf } from '../../../../shared/model/scanKind';
import { inspectJpeg } from './jpeg';
import { hasPdfHeader, inspectPdf } from './pdfBytes';
import { inspectPng } from './png';
import { type PixelSize, Refused } from './refusal';
import { type ByteSource, cached } from './source';
import { checkParts, inspectTiff } from './tiff';

export interface Inspection {
  readonly type: ScanType;
  /** Each page's pixels; null for a PDF, whose reader counts and measures them. */
  readonly pages: readonly PixelSize[] | null;
}

/**
 * Says by its bytes what a file is, and refuses what is broken or would blow up, before anything is decoded. The name of
 * the file plays no part. @throws Refused
 */
export async function inspect(given: ByteSource): Promise<Inspection> {
  if (given.length === 0) throw new Refused('empty', '0');
  if (given.length > maxScanBytes) throw new Refused('too-large', String(given.length));
  const source = cached(given);
  const start = await source.read(0, 1024);
  const type = scanKindOf(start) ?? (hasPdfHeader(start) ? 'application/pdf' : null);
  switch (type) {
    case 'image/png':
      return { type, pages: [await inspectPng(source)] };
    case 'image/jpeg':
      return { type, pages: [await inspectJpeg(source)] };
    case 'image/tiff': {
      const { reader, pages } = await inspectTiff(source);
      for (const page of pages) await checkParts(reader, page);
      return { type, pages: pages.map(({ width, height }) => ({ width, height })) };
    }
    case 'application/pdf':
      await inspectPdf(source);
      return { type, pages: null };
    default:
      throw new Refused(
        'kind',
        Array.from(start.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' '),
      );
  }
}
