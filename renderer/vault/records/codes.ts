/**
 * Short texts that repeat on every row (kind, status, level, unit …) as small numbers. Numbers are given in order of
 * appearance and kept for the life of the vault; unknown codes are kept like any other. A number has 16 bits: texts
 * beyond 65,535 different ones are listed as empty (the letters keep them).
 */
export class CodeTable {
  private readonly numbers = new Map<string, number>();

  constructor(private readonly texts: string[] = ['']) {
    for (const [number, text] of texts.entries()) this.numbers.set(text, number);
  }

  /** Number of a text, new ones added. */
  number(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    if (this.texts.length > mostCodes) return 0;
    this.texts.push(text);
    this.numbers.set(text, this.texts.length - 1);
    return this.texts.length - 1;
  }

  /** Number of a text that is known already, or −1. */
  find(text: string): number {
    return this.numbers.get(text) ?? -1;
  }

  text(number: number): string {
    return this.texts[number] ?? '';
  }

  all(): readonly string[] {
    return this.texts;
  }
}

const mostCodes = 0xffff;
