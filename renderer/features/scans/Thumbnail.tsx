import { useEffect, useRef } from 'react';
import type { ScanType } from '../../../shared/model/scan';
import { t } from '../../i18n/t';
import { decodePicture } from './imageDecoder';

export interface ThumbnailProps {
  readonly type: ScanType;
  /** A small JPEG; empty or absent while there is none, and the kind of paper is told instead. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
}

/** A small picture of a paper's first page. It adds nothing to the words beside it. */
export function Thumbnail({ type, bytes }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!bytes || bytes.length === 0) return;
    let current = true;
    const draw = async () => {
      const bitmap = await decodePicture(bytes, 'image/jpeg');
      const target = canvas.current;
      if (!current || !target) return;
      target.width = bitmap.width;
      target.height = bitmap.height;
      target.getContext('2d')?.drawImage(bitmap, 0, 0);
      target.dataset.drawn = 'yes';
    };
    // A small picture that can't be drawn is left out: the words beside it say what the paper is.
    draw().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [bytes]);
  return (
    <span className="scan-thumb" aria-hidden="true">
      <span className="dim">{t(`scans.type.${type}`)}</span>
      <canvas ref={canvas} />
    </span>
  );
}
