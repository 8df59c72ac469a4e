/**
 * Writes `text` as UTF-8 at `at`, at most three bytes a UTF-16 unit, and answers the end. The same bytes as
 * TextEncoder.encodeInto, without its cost per call, which is most of it for short texts.
 */
export function writeUtf8(text: string, target: Uint8Array, from: number): number {
  let at = from;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      target[at++] = code;
      continue;
    }
    if (code < 0x800) {
      target[at++] = 0xc0 | (code >> 6);
    } else {
      if (code >= 0xd800 && code < 0xe000) {
        const whole = text.codePointAt(i)!;
        if (whole > 0xffff) {
          target[at++] = 0xf0 | (whole >> 18);
          target[at++] = 0x80 | ((whole >> 12) & 0x3f);
          target[at++] = 0x80 | ((whole >> 6) & 0x3f);
          target[at++] = 0x80 | (whole & 0x3f);
          i++;
          continue;
        }
        // Half a pair is no character: the replacement character stands for it.
        code = 0xfffd;
      }
      target[at++] = 0xe0 | (code >> 12);
      target[at++] = 0x80 | ((code >> 6) & 0x3f);
    }
    target[at++] = 0x80 | (code & 0x3f);
  }
  return at;
}

/** How many bytes `writeUtf8` writes. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    bytes += code < 0x800 ? 1 : 2;
    // A pair is four bytes for its two units; half a pair is three, as its replacement is.
    if (code >= 0xd800 && code < 0xdc00 && text.codePointAt(i)! > 0xffff) i++;
  }
  return bytes;
}
