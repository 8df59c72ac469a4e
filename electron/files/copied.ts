import { createHash } from 'node:crypto';

/** The system's clipboard, as far as the desk needs it. */
export interface Clipboard {
  readText(): Promise<string>;
  writeText(text: string): Promise<void>;
  clear(): void | Promise<void>;
}

/**
 * Rows that the officer copied: written by main, which remembers no word of them but their hash, and takes them off again
 * unless something else has come to the clipboard since. What a system keeps as the clipboard's history it keeps.
 */
export class CopiedText {
  private hash: string | null = null;

  constructor(private readonly clipboard: Clipboard) {}

  /** The desk put something there and has not taken it off. */
  get isThere(): boolean {
    return this.hash !== null;
  }

  async put(text: string): Promise<void> {
    this.hash = hashOf(text);
    await this.clipboard.writeText(text);
  }

  /** Clears the clipboard if it still holds what was put there. */
  async forget(): Promise<void> {
    const { hash } = this;
    this.hash = null;
    if (hash !== null && hashOf(await this.clipboard.readText()) === hash) await this.clipboard.clear();
  }
}

/** Systems write line ends their own way. */
const hashOf = (text: string): string => createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
