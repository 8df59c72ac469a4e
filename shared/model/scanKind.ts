import type { ScanType } from './scan';

const signatures: readonly (readonly [ScanType, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
];

/** The kind of a file by its first bytes, whatever its name says; null for every other kind. */
export function scanKindOf(start: Uint8Array): ScanType | null {
  const found = signatures.find(([, bytes]) => bytes.every((byte, i) => start[i] === byte));
  return found?.[0] ?? null;
}
