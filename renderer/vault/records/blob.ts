import type { Bytes } from '../../../shared/bytes';

/**
 * Texts of the rows of one block as bytes: one blob with an offset per text, and beside it the rows that changed since,
 * until the block is written again. No string exists for a row that nobody looks at.
 */
export class BlobBlock {
  private readonly changed = new Map<number, readonly Uint8Array[]>();

  /** `offsets` has one entry more than texts; a text's place is `row * perRow + column`. */
  constructor(
    private readonly perRow: number,
    private offsets: Uint32Array = new Uint32Array(1),
    private blob: Uint8Array = noBytes,
  ) {}

  get(row: number, column: number): Uint8Array {
    const texts = this.changed.get(row);
    return texts ? (texts[column] ?? noBytes) : this.stored(row * this.perRow + column);
  }

  set(row: number, texts: readonly Uint8Array[]): void {
    this.changed.set(row, texts);
  }

  /** The packed part, for a scan over all rows at once; rows in `isChanged` must be looked at by themselves. */
  packed(): { readonly offsets: Uint32Array; readonly blob: Uint8Array } {
    return { offsets: this.offsets, blob: this.blob };
  }

  isChanged(row: number): boolean {
    return this.changed.has(row);
  }

  changedRows(): Iterable<number> {
    return this.changed.keys();
  }

  /** Everything of the first `rows` rows in one blob, on which the block then stands. */
  pack(rows: number): { readonly offsets: Uint32Array; readonly blob: Bytes } {
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
    this.changed.clear();
    return { offsets, blob };
  }

  private stored(place: number): Uint8Array {
    if (place + 1 >= this.offsets.length) return noBytes;
    return this.blob.subarray(this.offsets[place], this.offsets[place + 1]);
  }
}

const noBytes = new Uint8Array(0);
