/** Huyền, sắc, ngã, hỏi, nặng as combining marks; the other marks (ă â ê ô ơ ư) belong to the letter itself. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * The text with the tone of every syllable behind its letters, so that hoà and hòa, uỷ and ủy, tóan and toán compare
 * equal wherever the keyboard put it. A syllable has one tone, so no two words become one. For comparing, never for
 * showing. Takes text in any normal form.
 */
export const tonesLast = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{L}\p{M}]+/gu, (word) => word.replace(tones, '') + (word.match(tones) ?? []).join(''));
