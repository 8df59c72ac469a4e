import { useEffect, useRef, useState } from 'react';
import { t } from '../i18n/t';
import { type OpenPdf, PdfFailure } from './pdf';

export interface PdfPageProps {
  readonly pdf: OpenPdf;
  readonly page: number;
  readonly pages: number;
  /** Screen pixels. */
  readonly width: number;
  readonly height: number;
  /** Screen pixels per point. */
  readonly scale: number;
  readonly rotation: number;
}

/** One page, drawn when it comes near. What was drawn stays until the new drawing is whole, so that nothing flickers. */
export function PdfPage({ pdf, page, pages, width, height, scale, rotation }: PdfPageProps) {
  const holder = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);

  useEffect(() => {
    if (!holder.current) return;
    const observer = new IntersectionObserver(([entry]) => entry && setNear(entry.isIntersecting), {
      rootMargin: '600px',
    });
    observer.observe(holder.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!near) {
      // Pages out of sight keep no pixels: a scan may have thousands.
      if (canvas.current) canvas.current.width = canvas.current.height = 0;
      return;
    }
    const stop = new AbortController();
    const drawn = document.createElement('canvas');
    const draw = async () => {
      await pdf.draw(page, drawn, { scale: scale * window.devicePixelRatio, rotation, signal: stop.signal });
      const target = canvas.current;
      if (stop.signal.aborted || !target) return;
      target.width = drawn.width;
      target.height = drawn.height;
      target.getContext('2d')?.drawImage(drawn, 0, 0);
      target.dataset.drawn = 'yes';
    };
    draw().catch((cause: unknown) => {
      // A document that was given up or replaced is told about where it was opened.
      if (!(cause instanceof PdfFailure)) throw cause;
    });
    return () => stop.abort();
  }, [near, pdf, page, scale, rotation]);

  return (
    <div className="pdf-page" ref={holder} data-page={page} style={{ width, height }}>
      <canvas ref={canvas} role="img" aria-label={t('pdf.page', { page, pages })} />
    </div>
  );
}
