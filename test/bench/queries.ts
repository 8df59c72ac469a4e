import { inventLetter } from '../../build/training/letters';
import { Dealer } from '../../build/training/random';
import { type Query, seed } from './contract';
import { fold } from './text';

/** The queries for a set of `count` letters: names, name and place, phrases, numbers, very common ones and no hit. */
export function queriesFor(count: number): Query[] {
  const deal = new Dealer(99);
  const queries: Query[] = [];
  const add = (kind: Query['class'], label: string, text: string) => queries.push({ class: kind, label, text });
  const named = () => {
    for (;;) {
      const sender = inventLetter(deal.below(count), seed).senders[0];
      if (sender?.phone && sender.idNumber) return { ...sender, phone: sender.phone, idNumber: sender.idNumber };
    }
  };
  for (let i = 0; i < 6; i++) add('words', 'name', fold(named().name));
  for (let i = 0; i < 6; i++) {
    const { name, address } = named();
    const commune = /xã ([^,]+)/.exec(address)?.[1] ?? '';
    add('words', 'name and place', fold(`${name.split(' ')[2]} ${commune}`));
  }
  for (const text of ['thu hoi dat', 'nguyen van', 'xa']) add('words', 'common', text);
  for (const text of ['zzqxw kkkq', 'nguyen zzqx']) add('words', 'none', text);
  // Long enough never to arise across a full stop or the end of a field, where engines differ on what a phrase is.
  const phrases = [
    'lan chiem dat cong',
    'khai thac cat trai phep',
    'bo nhiem can bo khong dung quy trinh',
    'thu chi tai chinh khong minh bach',
    'duong lien thon xuong cap',
  ];
  for (const text of phrases) add('phrase', 'phrase', text);
  add('phrase', 'none', 'dat cong lan chiem');
  for (let i = 0; i < 4; i++) {
    add('number', 'identity number', named().idNumber);
    add('number', 'phone', named().phone);
    add('part', 'part of a number', named().phone.slice(4));
  }
  add('number', 'none', '888888888888');
  return queries;
}
