import {
  type Accused,
  type Letter,
  type LetterKind,
  letterKinds,
  letterSources,
  type Sender,
} from '../../shared/model/letter';
import { Dealer } from './random';
import {
  findings,
  givenNames,
  matters,
  middleNames,
  offices,
  placeSyllables,
  provinces,
  requests,
  surnames,
  words,
} from './words';

export { readLetters } from '../../shared/model/letterLines';

/** Stands in the summary of every invented letter. */
export const trainingMark = 'TẬP HUẤN';

/** Letters of the told part, in characters: with the rest of the fields a letter is about 1 KB as UTF-8 JSON. */
const leastContent = 330;
const firstDay = Date.UTC(2020, 0, 1);
const dayMs = 86_400_000;

/**
 * The invented letter number `index` of the set `seed`: the same one for the same arguments, on any platform, valid
 * under `letterSchema`, about 1 KB as UTF-8 JSON. All three kinds, anonymous and borrowed names, several senders and
 * accused occur. The summary carries TẬP HUẤN; provinces, phone prefixes (0100) and identity numbers (999) are of kinds
 * that do not exist.
 */
export function inventLetter(index: number, seed = 1): Letter {
  const deal = new Dealer(Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b));
  const kind: LetterKind = deal.pick(letterKinds);
  const commune = `${deal.pick(placeSyllables)} ${deal.pick(placeSyllables).toLowerCase()}`;
  const matter = deal.pick(matters[kind]);
  const authorship = deal.chance(0.12) ? 'nac-danh' : deal.chance(0.03) ? 'mao-danh' : 'co-ten';
  const senders = authorship === 'nac-danh' ? [] : repeat(crowd(deal), () => sender(deal, commune));
  const accused = kind === 'phan-anh' && deal.chance(0.6) ? [] : repeat(crowd(deal), () => accusedOne(deal, commune));
  const days = dates(index, deal);
  return {
    kind,
    source: deal.pick(letterSources),
    level: deal.chance(0.9) ? 'mat' : 'toi-mat',
    authorship,
    ...days,
    senders,
    accused,
    summary: `${opening[kind]} ${matter} tại xã ${commune} (${trainingMark})`,
    content: content(deal, matter, commune),
    registerNo: `${String(index + 1).padStart(6, '0')}/${days.arrivedOn.slice(0, 4)}`,
    ...(deal.chance(0.25) ? { result: result(deal, days.receivedOn) } : {}),
  };
}

/** The letters 0 … count − 1 of the set `seed`. */
export const inventLetters = (count: number, seed = 1): Letter[] =>
  Array.from({ length: count }, (_, index) => inventLetter(index, seed));

const opening: Readonly<Record<LetterKind, string>> = {
  'khieu-nai': 'Khiếu nại',
  'to-cao': 'Tố cáo hành vi',
  'phan-anh': 'Phản ánh về',
};

const repeat = <T>(times: number, make: () => T): T[] => Array.from({ length: times }, make);

/** Mostly one, sometimes a few. */
const crowd = (deal: Dealer): number => (deal.chance(0.85) ? 1 : 2 + deal.below(3));

const person = (deal: Dealer): string => `${deal.pick(surnames)} ${deal.pick(middleNames)} ${deal.pick(givenNames)}`;

function sender(deal: Dealer, commune: string): Sender {
  return {
    name: person(deal),
    address: `Thôn ${1 + deal.below(20)}, xã ${commune}, tỉnh ${deal.pick(provinces)}`,
    ...(deal.chance(0.7) ? { phone: `0100${deal.digits(6)}` } : {}),
    ...(deal.chance(0.6) ? { idNumber: `999${deal.digits(9)}` } : {}),
  };
}

function accusedOne(deal: Dealer, commune: string): Accused {
  if (deal.chance(0.15)) return { name: `Ban quản lý dự án xã ${commune}`, collective: true };
  return { name: person(deal), office: deal.pick(offices), unit: `xã ${commune}` };
}

function dates(index: number, deal: Dealer) {
  const written = firstDay + ((index * 7919) % 2190) * dayMs;
  const postmarked = written + deal.below(4) * dayMs;
  const arrived = postmarked + (1 + deal.below(9)) * dayMs;
  return {
    writtenOn: isoDay(written),
    postmarkedOn: isoDay(postmarked),
    arrivedOn: isoDay(arrived),
    receivedOn: isoDay(arrived + deal.below(5) * dayMs),
  };
}

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function result(deal: Dealer, receivedOn: string) {
  const decided = Date.parse(receivedOn) + (20 + deal.below(60)) * dayMs;
  return { code: 'da-tra-loi', text: `${deal.pick(findings)}.`, decidedOn: isoDay(decided) };
}

function content(deal: Dealer, matter: string, commune: string): string {
  const area = 40 + deal.below(960);
  let text = `Nội dung: ${matter}, liên quan thửa số ${deal.below(900) + 1}, diện tích ${area} m². `;
  text += `${deal.pick(requests)}. Lời kể:`;
  let inSentence = 0;
  while (text.length < leastContent) {
    text += ` ${deal.chance(0.12) ? `${deal.pick(placeSyllables)} ${deal.pick(placeSyllables)}` : deal.pickSkewed(words)}`;
    inSentence++;
    if (inSentence > 6 && deal.chance(0.3)) {
      text += ';';
      inSentence = 0;
    }
  }
  return `${text}. Nơi xảy ra: xã ${commune}.`;
}
