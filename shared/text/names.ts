import { collationKey } from './collate';
import { fold } from './fold';

const titles = new Set(['ong', 'ba', 'anh', 'chi', 'd/c']);

/** A Vietnamese person's name in the order by which people are listed: given name, then family and middle names. */
export function nameForSorting(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = titles.has(fold(words[0] ?? '')) && words.length > 1 ? 1 : 0;
  const given = words.at(-1) ?? '';
  return [given, ...words.slice(first, -1)].join(' ');
}

/** Collation key by which persons are sorted: Nguyễn Văn An comes before Lê Thị Bình. */
export const nameKey = (name: string): Uint8Array => collationKey(nameForSorting(name));
