import { type OpenPdf, openPdf, type PdfBytes } from './pdf';

const longestDialogMs = 120_000;

/** Dots per inch of the pages handed to the printer. */
const resolution = 200;

/**
 * Prints PDFs, one after another, through the system's dialog: their pages are drawn as images into a part of the page that only paper shows,
 * and taken away once the dialog is closed. @throws PdfFailure
 */
export async function printPdf(sources: readonly (PdfBytes | Uint8Array)[]): Promise<void> {
  const place = document.createElement('div');
  place.className = 'print-only';
  const addresses: string[] = [];
  const clear = () => {
    window.removeEventListener('afterprint', clear);
    delete document.documentElement.dataset.printing;
    place.remove();
    for (const address of addresses) URL.revokeObjectURL(address);
  };
  try {
    for (const source of sources) {
      for (const image of await pageImages(source)) {
        addresses.push(image.src);
        place.append(image);
      }
    }
    document.body.append(place);
    document.documentElement.dataset.printing = 'pages';
    window.addEventListener('afterprint', clear);
    window.print();
    // Where the dialog does not tell that it was closed, the pages must not stay for ever.
    setTimeout(clear, longestDialogMs);
  } catch (cause) {
    clear();
    throw cause;
  }
}

async function pageImages(source: PdfBytes | Uint8Array): Promise<HTMLImageElement[]> {
  const pdf = await openPdf(source);
  try {
    const images: HTMLImageElement[] = [];
    for (let page = 1; page <= pdf.pages; page++) images.push(await pageImage(pdf, page));
    return images;
  } finally {
    pdf.close();
  }
}

async function pageImage(pdf: OpenPdf, page: number): Promise<HTMLImageElement> {
  const canvas = document.createElement('canvas');
  await pdf.draw(page, canvas, { scale: resolution / 72 });
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the page could not be drawn');
  const image = document.createElement('img');
  image.alt = '';
  image.className = canvas.width > canvas.height ? 'print-page print-page-wide' : 'print-page';
  image.src = URL.createObjectURL(blob);
  await image.decode();
  return image;
}
