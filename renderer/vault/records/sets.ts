/**
 * Several codes of one letter in one place of a code column: sorted, each once, a line each; '' for none. Letters have few
 * different sets, so a set costs what a single code does.
 */
export function setOf(codes: readonly string[]): string {
  const some = [...new Set(codes.map(plain))].filter((code) => code !== '');
  return some.length < 2 ? (some[0] ?? '') : some.sort().join(between);
}

/** The codes of such a set. */
export const partsOf = (set: string): readonly string[] => (set === '' ? [] : set.split(between));

const between = '\n';
const plain = (code: string): string => code.replaceAll(between, ' ');
