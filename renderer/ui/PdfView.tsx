import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '../i18n/t';
import { Button } from './Button';
import { isComposing } from './hotkeys';
import { PdfPage } from './PdfPage';
import { type OpenPdf, openPdf, type PdfBytes, PdfFailure, type PdfTrouble } from './pdf';

export interface PdfViewProps {
  /**
   * The PDF, or what opens another kind of paper in its manner; another object opens another document. While it opens,
   * the former one stays in sight.
   */
  readonly source: PdfBytes | Uint8Array | (() => Promise<OpenPdf>);
  /** Name of the document for those who can't see it. */
  readonly label: string;
  /** More buttons, at the end of the bar. */
  readonly actions?: ReactNode;
  /** Takes the keys at once, where it is what a dialog is for. */
  readonly autoFocus?: boolean;
  readonly onTrouble?: (trouble: PdfTrouble) => void;
}

interface Shown {
  readonly pdf: OpenPdf;
  /** Points of every page; pages of one document may differ. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
}

const zoomSteps = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];
/** Screen pixels per point at 100 %. */
const perPoint = 96 / 72;
const gap = 24;

/** The pages of a PDF, drawn as they come into sight: + and − for size, 0 for the width of the place, page keys to move. */
export function PdfView({ source, label, actions, autoFocus = false, onTrouble }: PdfViewProps) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [trouble, setTrouble] = useState<PdfTrouble | null>(null);
  const [zoom, setZoom] = useState<number | 'width'>('width');
  const [room, setRoom] = useState(0);
  const [page, setPage] = useState(1);
  const [rotation, setRotation] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(shown);
  latest.current = shown;
  const tell = useRef(onTrouble);
  tell.current = onTrouble;

  useEffect(() => {
    let current = true;
    let opened: OpenPdf | null = null;
    const open = async () => {
      const pdf = await (typeof source === 'function' ? source() : openPdf(source));
      opened = pdf;
      const sizes = [await pdf.size(1)];
      for (let n = 2; n <= pdf.pages; n++) sizes.push(n <= sizedPages ? await pdf.size(n) : sizes[0]!);
      if (!current) return pdf.close();
      const former = latest.current;
      setTrouble(null);
      setShown({ pdf, sizes });
      former?.pdf.close();
    };
    open().catch((cause: unknown) => {
      opened?.close();
      if (!current) return;
      const found = cause instanceof PdfFailure ? cause.trouble : 'damaged';
      setTrouble(found);
      tell.current?.(found);
    });
    return () => {
      current = false;
    };
  }, [source]);
  useEffect(() => () => latest.current?.pdf.close(), []);

  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect.width));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);

  const turned = rotation % 180 !== 0;
  const widest = Math.max(1, ...(shown?.sizes ?? []).map(({ width, height }) => (turned ? height : width)));
  const fitting = Math.max(0.2, (room - gap) / (widest * perPoint));
  const factor = zoom === 'width' ? Math.min(fitting, 2) : zoom;
  const step = (up: boolean) =>
    setZoom(
      up
        ? (zoomSteps.find((one) => one > factor + 0.01) ?? 3)
        : (zoomSteps.findLast((one) => one < factor - 0.01) ?? 0.5),
    );
  const goTo = (wanted: number) => {
    const next = Math.min(Math.max(1, wanted), shown?.sizes.length ?? 1);
    setPage(next);
    place.current?.querySelector(`[data-page="${next}"]`)?.scrollIntoView({ block: 'start' });
  };
  const seen = () => {
    const top = (place.current?.getBoundingClientRect().top ?? 0) + 80;
    const pages = [...(place.current?.querySelectorAll<HTMLElement>('[data-page]') ?? [])];
    const at = pages.findLast((one) => one.getBoundingClientRect().top <= top) ?? pages[0];
    if (at) setPage(Number(at.dataset.page));
  };
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => step(true),
    '=': () => step(true),
    '-': () => step(false),
    '0': () => setZoom('width'),
    r: () => setRotation((rotation + 90) % 360),
    PageDown: () => goTo(page + 1),
    PageUp: () => goTo(page - 1),
    Home: () => goTo(1),
    End: () => goTo(shown?.sizes.length ?? 1),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const run = keys[event.key];
    if (!run || isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    run();
  };

  return (
    <section className="pdf-view" aria-label={label}>
      <div className="pdf-bar">
        <span className="dim" role="status">
          {shown ? t('pdf.place', { page, pages: shown.sizes.length }) : trouble ? '' : t('pdf.opening')}
        </span>
        <Button size="small" label={t('pdf.smaller')} onClick={() => step(false)}>
          −
        </Button>
        <span className="dim pdf-zoom">{t('pdf.zoom', { percent: Math.round(factor * 100) })}</span>
        <Button size="small" label={t('pdf.larger')} onClick={() => step(true)}>
          +
        </Button>
        <Button size="small" pressed={zoom === 'width'} onClick={() => setZoom('width')}>
          {t('pdf.fitWidth')}
        </Button>
        <Button size="small" onClick={() => setRotation((rotation + 90) % 360)}>
          {t('pdf.turn')}
        </Button>
        {actions}
      </div>
      {trouble && (
        <p className="pdf-trouble" role="alert">
          {t(`pdf.trouble.${trouble}`)}
        </p>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and here are pages */}
      <div
        className="pdf-pages"
        ref={place}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling place must be reachable by keyboard
        tabIndex={0}
        data-autofocus={autoFocus || undefined}
        role="group"
        aria-label={t('pdf.pages', { name: label })}
        onKeyDown={onKeyDown}
        onScroll={seen}
      >
        {shown?.sizes.map((size, i) => (
          <PdfPage
            // biome-ignore lint/suspicious/noArrayIndexKey: pages are known by their place
            key={i}
            pdf={shown.pdf}
            page={i + 1}
            pages={shown.sizes.length}
            width={(turned ? size.height : size.width) * perPoint * factor}
            height={(turned ? size.width : size.height) * perPoint * factor}
            scale={perPoint * factor}
            rotation={rotation}
          />
        ))}
      </div>
    </section>
  );
}

/** Pages whose size is asked for when opening; those behind are taken to be like the first. */
const sizedPages = 200;
