import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jpeg, pdf, png, pngHeader, pngOf, pngSignature, tiff } from '../../../../test/fixtures/papers';
import { inspect } from './inspect';
import { inspectPdf } from './pdfBytes';
import { Refused } from './refusal';
import { type ByteSource, sourceOfBytes } from './source';

const look = (bytes: Uint8Array) => inspect(sourceOfBytes(bytes));
const refusal = async (work: Promise<unknown>): Promise<string> => {
  const cause = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (cause === null) return 'taken';
  if (!(cause instanceof Refused)) throw cause;
  return cause.reason;
};
const verdict = (bytes: Uint8Array): Promise<string> => refusal(look(bytes));

describe('papers as scanners write them', () => {
  it('are known by their bytes, with the pixels of every page', async () => {
    expect(await look(png(30, 40))).toEqual({ type: 'image/png', pages: [{ width: 30, height: 40 }] });
    expect(await look(jpeg())).toEqual({ type: 'image/jpeg', pages: [{ width: 8, height: 8 }] });
    expect(await look(pdf())).toEqual({ type: 'application/pdf', pages: null });
    for (const compression of [1, 8, 32773] as const) {
      const { type, pages } = await look(tiff({ pages: 5, compression }));
      expect([type, pages?.length]).toEqual(['image/tiff', 5]);
    }
  });

  it('may have something behind their end, or before a PDF’s header', async () => {
    expect(await verdict(Buffer.concat([jpeg(), Buffer.from('camera')]))).toBe('taken');
    expect(await verdict(Buffer.concat([png(), Buffer.from('scanner')]))).toBe('taken');
    expect(await verdict(Buffer.concat([Buffer.from('\n\n'), pdf()]))).toBe('taken');
  });
});

describe('image bombs', () => {
  it('a PNG of 100,000 × 100,000 is refused by its header, though it has few bytes', async () => {
    expect(await verdict(pngOf(100_000, 100_000, deflateSync(Buffer.alloc(1000))))).toBe('too-many-pixels');
    expect(await verdict(pngOf(31_000, 31_000, deflateSync(Buffer.alloc(1000))))).toBe('too-many-pixels');
    expect(await verdict(pngOf(0xffffffff, 1, deflateSync(Buffer.alloc(10))))).toBe('too-many-pixels');
  });

  it('a JPEG of 65,535 × 65,535 likewise', async () => {
    expect(await verdict(jpeg(65_535, 65_535))).toBe('too-many-pixels');
  });

  it('a TIFF of huge pages, huge strips or huge tables likewise', async () => {
    expect(await verdict(tiff({ claim: { 256: 100_000, 257: 100_000 } }))).toBe('too-many-pixels');
    expect(await verdict(tiff({ claim: { 279: 0xfffffff0 } }))).toBe('cut-off');
    expect(await verdict(tiff({ claim: { 277: 60_000 } }))).toBe('unsupported');
  });

  it('a TIFF whose directories go in a circle, or never end', async () => {
    expect(await verdict(tiff({ pages: 2, last: 8 }))).toBe('damaged');
    expect(await verdict(tiff({ pages: 3001, width: 1, height: 1 }))).toBe('too-many-pages');
  });

  it('a TIFF strip that inflates far beyond its page', async () => {
    expect(await verdict(tiff({ pages: 2, compression: 8, strip: deflateSync(Buffer.alloc(50_000_000)) }))).toBe(
      'bomb',
    );
  });

  it('a TIFF strip that is a JPEG of another, huge size', async () => {
    expect(await verdict(tiff({ pages: 1, claim: { 259: 7 }, strip: jpeg(60_000, 60_000) }))).toBe('too-many-pixels');
  });

  it('a PDF with a stream that inflates without bound, wherever it stands', async () => {
    const bomb = pdf({ pages: 1, content: deflateSync(Buffer.alloc(3_000_000)) });
    expect(await refusal(inspectPdf(sourceOfBytes(bomb), 2_000_000))).toBe('bomb');
    expect(await refusal(inspectPdf(sourceOfBytes(bomb), 4_000_000))).toBe('taken');
    const far = pdf({ pages: 1, content: deflateSync(Buffer.alloc(3_000_000)), padding: 2_500_000 });
    expect(await refusal(inspectPdf(sourceOfBytes(far), 2_000_000))).toBe('bomb');
    const crlf = Buffer.from(bomb.toString('latin1').replaceAll('stream\n', 'stream\r\n'), 'latin1');
    expect(await refusal(inspectPdf(sourceOfBytes(crlf), 2_000_000))).toBe('bomb');
  });

  it('the word “stream” across a border between two pieces is not overlooked', async () => {
    const bomb = deflateSync(Buffer.alloc(3_000_000));
    for (const shift of [1, 3, 5, 6, 7]) {
      const before = Buffer.alloc(1024 * 1024 - shift, 32);
      before.write('%PDF-1.7\n');
      const bytes = Buffer.concat([before, Buffer.from('stream\n'), bomb, Buffer.from('\nstartxref\n0\n%%EOF')]);
      expect(await refusal(inspectPdf(sourceOfBytes(bytes), 2_000_000))).toBe('bomb');
    }
  });

  it('is told before much is read: of a huge PNG only its beginning', async () => {
    const bytes = Buffer.concat([pngSignature, pngHeader(90_000, 90_000)]);
    let read = 0;
    const source: ByteSource = {
      length: 200 * 1024 * 1024,
      read: async (from, to) => {
        read += to - from;
        const out = new Uint8Array(Math.min(to, 200 * 1024 * 1024) - from);
        out.set(bytes.subarray(from, to));
        return out;
      },
    };
    expect(await refusal(inspect(source))).toBe('too-many-pixels');
    expect(read).toBeLessThan(4 * 1024 * 1024);
  });
});

describe('corrupt files', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a program', Buffer.from('MZ\x90\0 a program'), 'kind'],
    ['a page of the web called .pdf', Buffer.from('<html><script>alert(1)</script></html>'), 'kind'],
    ['a zip', Buffer.from('PK\x03\x04 zip'), 'kind'],
    ['a PDF without its end', pdf().subarray(0, 400), 'cut-off'],
    ['a PNG without its end', png().subarray(0, -12), 'cut-off'],
    ['a PNG of a header alone', pngSignature, 'cut-off'],
    ['a PNG without pixels', Buffer.concat([pngSignature, pngHeader(5, 5), png().subarray(-12)]), 'damaged'],
    ['a JPEG without its end', jpeg().subarray(0, -2), 'cut-off'],
    ['a JPEG of its first bytes', jpeg().subarray(0, 20), 'cut-off'],
    ['a TIFF cut in a strip', tiff().subarray(0, -100), 'cut-off'],
    ['a TIFF of a header alone', tiff().subarray(0, 8), 'cut-off'],
    ['a TIFF without pages', Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0]), 'damaged'],
    ['a TIFF in an unknown manner', tiff({ claim: { 259: 34_712 } }), 'unsupported'],
    ['a TIFF of no width', tiff({ claim: { 256: 0 } }), 'damaged'],
  ])('%s is refused as %3$s', async (_, bytes, reason) => {
    expect(await verdict(bytes)).toBe(reason);
  });

  it('a PNG with one flipped bit is found by its sums', async () => {
    const whole = png(20, 20);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 8, max: whole.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        async (at, bit) => {
          const altered = Buffer.from(whole);
          altered[at]! ^= 1 << bit;
          expect(await verdict(altered)).not.toBe('taken');
        },
      ),
    );
  });

  it('nothing but a refusal comes of any bytes, of any kind, cut or altered anywhere', async () => {
    const whole = [png(9, 9), jpeg(), tiff({ pages: 2, width: 9, height: 9 }), pdf({ pages: 1 })];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 20 }),
        fc.nat(),
        async (bytes, changes, cut) => {
          const altered = Buffer.from(bytes.subarray(0, cut % (bytes.length + 1)));
          for (const [at, value] of changes) if (altered.length > 0) altered[at % altered.length] = value;
          await verdict(altered);
        },
      ),
      { numRuns: 500 },
    );
  });
});
