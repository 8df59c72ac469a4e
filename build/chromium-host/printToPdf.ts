import type { Protocol } from './cdp';

/** Electron's options; lengths in inches. */
export interface PrintToPdfOptions {
  readonly landscape?: boolean;
  readonly displayHeaderFooter?: boolean;
  readonly printBackground?: boolean;
  readonly scale?: number;
  readonly pageSize?: string | { readonly width: number; readonly height: number };
  readonly margins?: Partial<Record<'top' | 'bottom' | 'left' | 'right', number>>;
  readonly pageRanges?: string;
  readonly headerTemplate?: string;
  readonly footerTemplate?: string;
  readonly preferCSSPageSize?: boolean;
  readonly generateTaggedPDF?: boolean;
  readonly generateDocumentOutline?: boolean;
}

/** Width and height in inches. */
const sizes: Readonly<Record<string, readonly [number, number]>> = {
  letter: [8.5, 11],
  legal: [8.5, 14],
  tabloid: [11, 17],
  ledger: [17, 11],
  a0: [33.1, 46.8],
  a1: [23.4, 33.1],
  a2: [16.54, 23.4],
  a3: [11.7, 16.54],
  a4: [8.27, 11.7],
  a5: [5.83, 8.27],
  a6: [4.13, 5.83],
};
const booleans = ['landscape', 'displayHeaderFooter', 'printBackground', 'preferCSSPageSize'] as const;

/** @throws Error with Electron's texts for options of the wrong type or size. */
export function toCdpPrintOptions(options: PrintToPdfOptions): Protocol.Page.printToPDFParameters {
  for (const name of booleans) {
    if (options[name] !== undefined && typeof options[name] !== 'boolean') throw new Error(`${name} must be a boolean`);
  }
  const [paperWidth, paperHeight] = paperSize(options.pageSize ?? 'letter');
  const margin = (side: 'top' | 'bottom' | 'left' | 'right') => options.margins?.[side] ?? 0.4;
  if (margin('left') + margin('right') > paperWidth || margin('top') + margin('bottom') > paperHeight) {
    throw new Error('margins must be less than or equal to pageSize');
  }
  const { pageSize: _size, margins: _margins, ...rest } = options;
  return {
    ...rest,
    paperWidth,
    paperHeight,
    marginTop: margin('top'),
    marginBottom: margin('bottom'),
    marginLeft: margin('left'),
    marginRight: margin('right'),
  };
}

function paperSize(size: NonNullable<PrintToPdfOptions['pageSize']>): readonly [number, number] {
  if (typeof size === 'object') return [size.width, size.height];
  const named = sizes[size.toLowerCase()];
  if (!named) throw new Error(`Invalid pageSize ${size}`);
  return named;
}
