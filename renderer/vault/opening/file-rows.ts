import type { Bytes } from '../../../shared/bytes';
import type { DeskError } from '../../../shared/errors';
import type { FileCopy } from '../ports';

const pageBytes = 4 * 1024 * 1024;

/** Rows of the file copy one after another, a page in memory at a time. A row that can't be read ends the file. */
export class FileRows {
  private page = new Map<number, Bytes>();
  private ended = false;
  /** Why the file ended early. */
  error: DeskError | null = null;

  constructor(
    private readonly files: FileCopy,
    readonly last: number,
  ) {}

  /** Row `n`, or undefined where the file has none. Ask in ascending order. */
  async get(n: number): Promise<Bytes | undefined> {
    if (n < 1 || n > this.last) return undefined;
    if (!this.page.has(n) && !this.ended) await this.turn(n);
    return this.page.get(n);
  }

  /** Looks behind the last row: whole rows may stand there behind a broken one, and nothing can be appended then. */
  async lookBehindLast(): Promise<void> {
    if (!this.ended) await this.turn(this.last + 1);
  }

  private async turn(from: number): Promise<void> {
    const result = await this.files.read(from, pageBytes);
    if (result.ok) {
      this.page = new Map(result.value.rows.map(({ n, bytes }) => [n, bytes]));
      return;
    }
    this.ended = true;
    this.page.clear();
    this.error = result.error;
  }
}
