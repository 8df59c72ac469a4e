import { maxScanBytes, type ScanType } from '../../../../shared/model/scan';
import { scanKindOf } from '../../../../shared/model/scanKind';
import { inspectJpeg } from './jpeg';
import { hasPdfHeader, inspectPdf } from './pdfBytes';
import { inspectPng } from './png';
import { Refused } from './refusal';
import { type ByteSource, cached } from './source';
import { inspectTiff } from './tiff';

export interface Inspection {
  readonly type: ScanType;
  /** null for a PDF, whose reader counts them. */
  readonly pages: number | null;
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
      await inspectPng(source);
      return { type, pages: 1 };
    case 'image/jpeg':
      await inspectJpeg(source);
      return { type, pages: 1 };
    case 'image/tiff':
      return { type, pages: (await inspectTiff(source)).pages.length };
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
