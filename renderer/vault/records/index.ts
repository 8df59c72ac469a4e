import { idBytes, writeId } from './ids';

/**
 * Record id → ordinal, by open addressing over the flat id array: 4 bytes a slot, no string per record. A million
 * letters take 8 MB. Ordinals are added in order and never removed.
 */
export class RecordIndex {
  private slots = new Uint32Array(1024);
  private count = 0;
  private readonly probe = new Uint8Array(idBytes);

  /** `ids` gives the flat id array as it is now (it moves when it grows). */
  constructor(private readonly ids: () => Uint8Array) {}

  /** Ordinal of the record, or −1. */
  find(recId: string): number {
    writeId(this.probe, 0, recId);
    const ids = this.ids();
    const mask = this.slots.length - 1;
    for (let slot = hash(this.probe, 0) & mask; ; slot = (slot + 1) & mask) {
      const stored = this.slots[slot]!;
      if (stored === 0) return -1;
      if (this.matches(ids, stored - 1)) return stored - 1;
    }
  }

  /** The id at `ordinal` in the flat array becomes findable. */
  add(ordinal: number): void {
    this.reserve(this.count + 1);
    this.place(this.ids(), ordinal);
    this.count++;
  }

  /** Makes room for `count` records without growing on the way. */
  reserve(count: number): void {
    if (count * 2 <= this.slots.length) return;
    const old = this.slots;
    this.slots = new Uint32Array(2 ** Math.ceil(Math.log2(count * 2)));
    const ids = this.ids();
    for (const stored of old) if (stored !== 0) this.place(ids, stored - 1);
  }

  private place(ids: Uint8Array, ordinal: number): void {
    const mask = this.slots.length - 1;
    let slot = hash(ids, ordinal * idBytes) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = ordinal + 1;
  }

  private matches(ids: Uint8Array, ordinal: number): boolean {
    const at = ordinal * idBytes;
    for (let i = 0; i < idBytes; i++) if (ids[at + i] !== this.probe[i]) return false;
    return true;
  }
}

/** FNV-1a: ids are time first, so every byte must count. */
function hash(bytes: Uint8Array, at: number): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < idBytes; i++) value = Math.imul(value ^ bytes[at + i]!, 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
