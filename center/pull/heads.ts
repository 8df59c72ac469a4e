import { type Bytes, fromHex } from '../../shared/bytes';
import { writeHead } from '../../shared/sync/receipt';
import type { Center } from '../center';

/** Where a stream stands. */
export interface Stream {
  readonly unitId: string;
  readonly year: number;
  readonly seq: number;
  readonly head: string;
}

interface Signed {
  readonly head: string;
  readonly atMs: number;
  readonly wire: Bytes;
}

/** A signed head that says the same is not signed again for this long, in ms: a superior asks for thousands. */
const reuseMs = 60_000;

/** Signs heads of streams, newly or again as a moment ago. */
export class HeadSigner {
  readonly #signed = new Map<string, Signed>();

  constructor(private readonly center: Center) {}

  async sign({ unitId, year, seq, head }: Stream): Promise<Bytes> {
    const name = `${unitId}/${year}`;
    const atMs = this.center.now();
    const known = this.#signed.get(name);
    if (known?.head === head && atMs - known.atMs < reuseMs) return known.wire;
    const wire = await writeHead({ unitId, year, seq, head: fromHex(head), atMs }, this.center.key);
    this.#signed.set(name, { head, atMs, wire });
    return wire;
  }
}
