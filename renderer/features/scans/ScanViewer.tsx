import { useMemo, useState } from 'react';
import { type DeskError, unwrap } from '../../../shared/errors';
import { scanChunkBytes } from '../../../shared/model/scan';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Badge, Banner, Dialog, PdfFailure, PdfView } from '../../ui';
import type { ScanView } from '../../vault/api/scans';
import { useMarkingLevel } from '../common/marking';
import { useRules } from '../common/rules';
import { useVault, type VaultPort } from '../common/vault';
import { openScan } from './reading/pages';
import type { ByteSource } from './reading/source';

export interface ScanViewerProps {
  readonly recId: string;
  readonly scan: ScanView;
  readonly onClose: () => void;
}

/** A scan in the whole window. Its bytes go from the vault to the screen; no file and no Blob is made of them. */
export function ScanViewer({ recId, scan, onClose }: ScanViewerProps) {
  const vault = useVault();
  const rules = useRules();
  const [error, setError] = useState<DeskError | null>(null);
  const { id, bytes, type } = scan;
  useMarkingLevel(scan.level);
  const open = useMemo(
    () => async () => {
      const answer = await vault.call('scan.open', { recId, id });
      if (!answer.ok) {
        setError(answer.error);
        throw new PdfFailure('unreadable');
      }
      const source = scanSource(vault, { recId, id, bytes }, setError);
      return openScan(type, source, () => chunksOf(source));
    },
    [vault, recId, id, bytes, type],
  );
  return (
    <Dialog title={t('scans.viewTitle')} full onClose={onClose}>
      <div className="scan-viewer">
        <div className="row">
          <strong>{scan.name}</strong>
          <Badge tone="danger">{rules.name('secrecy', scan.level)}</Badge>
          <span className="dim">{t('scans.keys')}</span>
        </div>
        {error ? (
          <Banner tone="danger">{errorText(error)}</Banner>
        ) : (
          <PdfView source={open} label={scan.name} autoFocus />
        )}
      </div>
    </Dialog>
  );
}

const chunksKept = 6;

/** The scan's bytes, opened by the vault chunk by chunk; the last few stay in memory. */
function scanSource(
  vault: VaultPort,
  { recId, id, bytes }: { readonly recId: string; readonly id: string; readonly bytes: number },
  failed: (error: DeskError) => void,
): ByteSource {
  const kept = new Map<number, Promise<Uint8Array<ArrayBuffer>>>();
  const chunk = (index: number): Promise<Uint8Array<ArrayBuffer>> => {
    const known = kept.get(index);
    if (known) return known;
    if (kept.size >= chunksKept) kept.delete(kept.keys().next().value!);
    const got = vault.call('scan.get', { recId, id, index }).then((result) => {
      if (!result.ok) failed(result.error);
      return unwrap(result).bytes;
    });
    kept.set(index, got);
    return got;
  };
  return {
    length: bytes,
    async read(from, to) {
      const out = new Uint8Array(Math.max(0, Math.min(to, bytes) - from));
      for (let at = 0; at < out.length; ) {
        const index = Math.floor((from + at) / scanChunkBytes);
        const inside = from + at - index * scanChunkBytes;
        const piece = (await chunk(index)).subarray(inside, inside + out.length - at);
        out.set(piece, at);
        at += piece.length;
      }
      return out;
    },
  };
}

async function* chunksOf(source: ByteSource): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < source.length; at += scanChunkBytes) {
    yield new Uint8Array(await source.read(at, Math.min(source.length, at + scanChunkBytes)));
  }
}
