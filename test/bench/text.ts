import type { Letter } from '../../shared/model/letter';

/** The peers' folding, kept apart from the product's so that a fault in ours shows as a differing answer. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();

export const tokens = (folded: string): string[] => folded.split(/[^a-z0-9]+/).filter((token) => token !== '');

/** All that a letter is searched by, folded. */
export function searchText(letter: Letter): string {
  const senders = letter.senders.flatMap((one) => [one.name, one.address, one.phone, one.idNumber, one.organisation]);
  const accused = letter.accused.flatMap((one) => [one.name, one.office, one.unit]);
  const result = [letter.result?.code, letter.result?.text, letter.result?.decidedOn];
  const parts = [letter.registerNo, ...senders, ...accused, letter.summary, letter.content, ...result];
  return fold(parts.filter((part) => part !== undefined).join(' \n '));
}

/** Order-free fingerprint of a set of register numbers, with its size. */
export class HitSet {
  private count = 0;
  private sum = 0;
  private mix = 0;
  add(registerNo: string): void {
    let hash = 0x811c9dc5;
    for (let i = 0; i < registerNo.length; i++) hash = Math.imul(hash ^ registerNo.charCodeAt(i), 0x01000193);
    this.count++;
    this.sum = (this.sum + (hash >>> 0)) >>> 0;
    this.mix ^= Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  }
  toString(): string {
    return `${this.count}:${this.sum.toString(16)}${(this.mix >>> 0).toString(16)}`;
  }
}

export function hitSet(registerNos: Iterable<string>): string {
  const set = new HitSet();
  for (const registerNo of registerNos) set.add(registerNo);
  return set.toString();
}
