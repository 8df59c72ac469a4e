/** Record ids as 16 raw bytes in one flat array, and back. Ids are 32 lower-case hex digits. */
export const idBytes = 16;

const digits = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

export function writeId(target: Uint8Array, at: number, recId: string): void {
  for (let i = 0; i < idBytes; i++) target[at + i] = nibble(recId, 2 * i) * 16 + nibble(recId, 2 * i + 1);
}

export function readId(source: Uint8Array, at: number): string {
  let text = '';
  for (let i = 0; i < idBytes; i++) text += digits[source[at + i]!];
  return text;
}

function nibble(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 58 ? code - 48 : code - 87;
}
