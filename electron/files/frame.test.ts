import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bytes } from '../../shared/bytes';
import { encodeFrames, frameHeaderBytes, readFrame } from './frame';

const sealed = fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes) as Bytes);

test('rows read back from their frames as they were written', () => {
  fc.assert(
    fc.property(
      fc.array(sealed, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 2 ** 40 }),
      (all, first) => {
        const rows = all.map((bytes, i) => ({ n: first + i, bytes }));
        const buffer = encodeFrames(rows);
        let at = 0;
        for (const row of rows) {
          const reading = readFrame(buffer, at, row.n);
          if (reading.kind !== 'row') throw new Error(reading.kind);
          expect(reading.row).toEqual(row);
          at = reading.end;
        }
        expect(at).toBe(buffer.length);
      },
    ),
  );
});

test('no single changed bit of a frame goes unnoticed', () => {
  fc.assert(
    fc.property(sealed, fc.nat(), fc.nat(7), (bytes, where, bit) => {
      const buffer = encodeFrames([{ n: 7, bytes }]);
      buffer[where % buffer.length]! ^= 1 << bit;
      expect(readFrame(buffer, 0, 7).kind).not.toBe('row');
    }),
  );
});

test('a frame is not taken for another row', () => {
  const buffer = encodeFrames([{ n: 7, bytes: new Uint8Array(3) }]);
  expect(readFrame(buffer, 0, 8).kind).toBe('bad');
});

test('a frame cut off anywhere is short, never a row', () => {
  const buffer = encodeFrames([{ n: 1, bytes: new Uint8Array(20).fill(9) }]);
  for (let length = 0; length < buffer.length; length++) {
    const reading = readFrame(buffer.subarray(0, length), 0, 1);
    expect(reading).toEqual({ kind: 'short', bytes: length < frameHeaderBytes ? frameHeaderBytes : buffer.length });
  }
});
