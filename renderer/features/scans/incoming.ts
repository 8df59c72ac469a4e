import { DeskFailure, type Result, unwrap } from '../../../shared/errors';
import type { Desk } from '../../../shared/ipc/desk';
import { type ScanType, scanChunkBytes } from '../../../shared/model/scan';
import { PdfFailure } from '../../ui';
import type { VaultPort } from '../common/vault';
import type { IncomingFile } from './reading/pages';
import { openFile } from './reading/pages';
import { type RefusalReason, Refused } from './reading/refusal';
import { thumbnailOf } from './reading/thumbnail';

/** A file that may be attached, with what was found when it was looked at. */
export interface Looked {
  readonly type: ScanType;
  readonly pages: number;
  readonly thumbnail: Uint8Array<ArrayBuffer>;
}

export type Look =
  | { readonly ok: true; readonly looked: Looked }
  | { readonly ok: false; readonly reason: RefusalReason; readonly detail: string };

/** Looks at a file: kind, pages, small picture. Whatever is wrong with it comes back as a refusal. */
export async function lookAt(file: IncomingFile): Promise<Look> {
  try {
    const { type, paper } = await openFile(file);
    try {
      return { ok: true, looked: { type, pages: paper.pages, thumbnail: await thumbnailOf(paper) } };
    } finally {
      paper.close();
    }
  } catch (cause) {
    const { reason, detail } = refusalOf(cause);
    return { ok: false, reason, detail };
  }
}

/** What was found wrong while the first page was drawn keeps its own reason. */
function refusalOf(cause: unknown): Refused {
  if (cause instanceof Refused) return cause;
  if (!(cause instanceof PdfFailure)) return new Refused('damaged', '');
  return cause.cause instanceof Refused ? cause.cause : new Refused(cause.trouble, '');
}

export interface Attaching {
  readonly recId: string;
  readonly name: string;
  readonly level: string;
  readonly item: string;
  readonly looked: Looked;
}

/**
 * Hands a file to the vault chunk by chunk; only one chunk is in memory here at a time. Aborting leaves nothing behind.
 * @throws DeskFailure
 */
export async function attach(
  vault: VaultPort,
  file: IncomingFile,
  { recId, name, level, item, looked }: Attaching,
  onProgress: (written: number) => void,
  signal: AbortSignal,
): Promise<Result<'attached' | 'cancelled'>> {
  const total = file.bytes.length;
  const begun = await vault.call('scan.begin', { recId, bytes: total });
  if (!begun.ok) return begun;
  const { id } = begun.value;
  try {
    for (let index = 0; index * scanChunkBytes < total; index++) {
      if (signal.aborted) {
        await vault.call('scan.abort', { id });
        return { ok: true, value: 'cancelled' };
      }
      const from = index * scanChunkBytes;
      const bytes = new Uint8Array(await file.bytes.read(from, Math.min(total, from + scanChunkBytes)));
      const { written } = unwrap(await vault.call('scan.put', { id, index, bytes }));
      onProgress(written);
    }
    const { type, pages, thumbnail } = looked;
    const told = { id, recId, name, type, pages, level, thumbnail, ...(item === '' ? {} : { item }) };
    unwrap(await vault.call('scan.finish', told));
    return { ok: true, value: 'attached' };
  } catch (cause) {
    await vault.call('scan.abort', { id });
    if (cause instanceof DeskFailure) return { ok: false, error: cause.error };
    // The file went away or changed while it was read.
    return { ok: false, error: { code: 'SCAN_SOURCE_CHANGED' } };
  }
}

/** A file of the scanner's folder, read through main piece by piece. */
export const incomingFromFolder = (
  call: Desk['call'],
  { fileId, name, bytes }: { readonly fileId: number; readonly name: string; readonly bytes: number },
): IncomingFile => ({
  name,
  bytes: {
    length: bytes,
    read: async (from, to) => unwrap(await call['folder.read']({ fileId, from, length: to - from })).bytes,
  },
});
