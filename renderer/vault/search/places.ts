import { fold, marked } from '../../../shared/text/fold';

/** Words that say what kind of place a name is of; names are compared without them. */
const unitWords = [
  'thi tran',
  'thi xa',
  'thanh pho',
  'to dan pho',
  'khu pho',
  'xa',
  'phuong',
  'huyen',
  'quan',
  'tinh',
  'tp',
  'thon',
  'xom',
  'dac khu',
];

interface Place {
  /** Its names without the words above, as written. */
  readonly names: readonly string[];
}

/** Old and new names of places, as the rule pack has them (`places`): each finds the others. */
export class PlaceNames {
  private readonly byName = new Map<string, Place[]>();
  /** Syllables of the longest name. */
  readonly longest: number;

  constructor(places: readonly (readonly string[])[] = []) {
    let longest = 0;
    for (const names of places) {
      const place = { names: names.map(bareName).filter((name) => name !== '') };
      for (const name of place.names) {
        const key = fold(name);
        this.byName.set(key, [...(this.byName.get(key) ?? []), place]);
        longest = Math.max(longest, key.split(' ').length);
      }
    }
    this.longest = longest;
  }

  /**
   * The other names of the places that `typed` names; typed marks count. A name of one syllable is too common a word to
   * be taken for a place unless its marks were typed.
   */
  others(typed: string): string[] {
    const name = bareName(typed);
    const key = fold(name);
    const codes = marked(name);
    const hasMarks = codes.some((code) => code >= 0x80);
    if (!key.includes(' ') && !hasMarks) return [];
    const found = new Set<string>();
    for (const place of this.byName.get(key) ?? []) {
      if (!place.names.some((own) => fold(own) === key && fits(codes, marked(own)))) continue;
      for (const other of place.names) if (fold(other) !== key) found.add(hasMarks ? other : fold(other));
    }
    return [...found];
  }
}

/** A name without the word for the kind of place before it. */
function bareName(name: string): string {
  const words = name.normalize('NFC').trim().split(/\s+/u);
  const folded = words.map(fold);
  for (const unit of unitWords) {
    const parts = unit.split(' ');
    if (words.length > parts.length && parts.every((part, i) => folded[i] === part)) {
      return words.slice(parts.length).join(' ');
    }
  }
  return words.join(' ');
}

const fits = (typed: Uint8Array, own: Uint8Array): boolean =>
  typed.length === own.length && typed.every((code, i) => code < 0x80 || code === own[i]);
