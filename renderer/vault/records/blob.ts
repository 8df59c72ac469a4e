/** Where a text stands; true until the next change. */
export interface Stretch {
  bytes: Uint8Array;
  from: number;
  to: number;
}

/**
 * Texts of the rows of one block as bytes: one blob with an offset per text, and beside it the rows that changed since,
 * until the block is written again. New rows are written straight into the blob. No string and no array exists for a
 * row that nobody looks at.
 */
export class BlobBlock {
  private readonly changed = new Map<number, readonly Uint8Array[]>();
  /** Texts in the blob. */
  private places: number;

  /** `offsets` has one entry more than texts; a text's place is `row * perRow + column`. */
  constructor(
    private readonly perRow: number,
    private offsets: Uint32Array = new Uint32Array(1),
    private blob: Uint8Array = noBytes,
  ) {
    this.places = offsets.length - 1;
  }

  /** A view that holds until the next change. */
  get(row: number, column: number): Uint8Array {
    const texts = this.changed.get(row);
    return texts ? (texts[column] ?? noBytes) : this.stored(row * this.perRow + column);
  }

  /** The same told as a stretch of bytes, for those who look at very many. */
  locate(row: number, column: number, found: Stretch): void {
    const texts = this.changed.size > 0 ? this.changed.get(row) : undefined;
    const place = row * this.perRow + column;
    if (texts || place >= this.places) {
      found.bytes = texts?.[column] ?? noBytes;
      found.from = 0;
      found.to = found.bytes.length;
      return;
    }
    found.bytes = this.blob;
    found.from = this.offsets[place]!;
    found.to = this.offsets[place + 1]!;
  }

  /** Sets the texts of a row; `write` puts one column at a place in a buffer, at most `most` bytes, and answers the end. */
  set(
    row: number,
    most: (column: number) => number,
    write: (column: number, target: Uint8Array, at: number) => number,
  ) {
    const isNext = row * this.perRow === this.places && !this.changed.has(row);
    const texts: Uint8Array[] = [];
    for (let column = 0; column < this.perRow; column++) {
      if (isNext) this.push(most(column), (target, at) => write(column, target, at));
      else {
        const target = new Uint8Array(most(column));
        texts.push(target.slice(0, write(column, target, 0)));
      }
    }
    if (!isNext) this.changed.set(row, texts);
  }

  /** The packed part, for a scan over all rows at once; rows in `isChanged` must be looked at by themselves. */
  packed(): { readonly offsets: Uint32Array; readonly blob: Uint8Array } {
    return { offsets: this.offsets.subarray(0, this.places + 1), blob: this.blob.subarray(0, this.end) };
  }

  isChanged(row: number): boolean {
    return this.changed.has(row);
  }

  changedRows(): Iterable<readonly [number, readonly Uint8Array[]]> {
    return this.changed;
  }

  /** Rows that `other` has changed are changed here in the same way. */
  adopt(other: BlobBlock): void {
    for (const [row, texts] of other.changedRows()) this.changed.set(row, texts);
    for (let row = 0; row * this.perRow < other.places; row++) {
      if (!other.isChanged(row)) this.changed.set(row, [other.get(row, 0).slice()]);
    }
  }

  /** Everything of the first `rows` rows in one blob, on which the block then stands. */
  pack(rows: number): { readonly offsets: Uint32Array; readonly blob: Uint8Array } {
    if (this.changed.size === 0 && this.places === rows * this.perRow) return this.packed();
    const parts: Uint8Array[] = [];
    const offsets = new Uint32Array(rows * this.perRow + 1);
    let at = 0;
    for (let row = 0, place = 0; row < rows; row++) {
      for (let column = 0; column < this.perRow; column++, place++) {
        const bytes = this.get(row, column);
        parts.push(bytes);
        at += bytes.length;
        offsets[place + 1] = at;
      }
    }
    const blob = new Uint8Array(at);
    for (const [i, part] of parts.entries()) blob.set(part, offsets[i]);
    this.offsets = offsets;
    this.blob = blob;
    this.places = rows * this.perRow;
    this.changed.clear();
    return { offsets, blob };
  }

  private get end(): number {
    return this.offsets[this.places]!;
  }

  private push(most: number, write: (target: Uint8Array, at: number) => number): void {
    const { end } = this;
    if (end + most > this.blob.length) {
      const grown = new Uint8Array(Math.max(end + most, 2 * this.blob.length, 4096));
      grown.set(this.blob.subarray(0, end));
      this.blob = grown;
    }
    if (this.places + 2 > this.offsets.length) {
      const grown = new Uint32Array(Math.max(2 * this.offsets.length, 64));
      grown.set(this.offsets);
      this.offsets = grown;
    }
    this.places++;
    this.offsets[this.places] = write(this.blob, end);
  }

  private stored(place: number): Uint8Array {
    if (place >= this.places) return noBytes;
    return this.blob.subarray(this.offsets[place], this.offsets[place + 1]);
  }
}

const noBytes = new Uint8Array(0);
