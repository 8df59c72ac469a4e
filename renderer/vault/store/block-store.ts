import type { Table } from 'dexie';
import type { Bytes } from '../../../shared/bytes';
import type { BlockSealer } from './blocks';

export interface SealedBlock {
  readonly block: number;
  readonly generation: number;
  readonly bytes: Bytes;
}

const readAhead = 8;

/** Numbered sealed blocks of one store, each at the generation that the manifest says. */
export class SealedStore {
  /** Generation of each block; 0 where none is stored. */
  readonly generations: number[] = [];

  constructor(
    readonly table: Table<Bytes, number>,
    private readonly sealer: BlockSealer,
  ) {}

  has(block: number): boolean {
    return (this.generations[block] ?? 0) > 0;
  }

  /** @throws DeskFailure VAULT_DAMAGED */
  async read(block: number): Promise<Bytes> {
    const bytes = await this.table.get(block);
    // Only now: the block may have been written anew while this waited.
    return this.sealer.open(block, this.generations[block] ?? 0, bytes);
  }

  /** All blocks in order; the next are fetched while `visit` works. @throws DeskFailure VAULT_DAMAGED */
  async readAll(visit: (block: number, plaintext: Bytes) => Promise<void> | void): Promise<void> {
    const total = this.generations.length;
    const fetch = (from: number): Promise<Bytes[]> =>
      Promise.all(
        Array.from({ length: Math.max(0, Math.min(readAhead, total - from)) }, (_, i) => this.read(from + i)),
      );
    let next = fetch(0);
    for (let from = 0; from < total; from += readAhead) {
      const blocks = await next;
      next = fetch(from + readAhead);
      // An error of the fetch ahead surfaces when it is awaited, not before.
      next.catch(() => undefined);
      for (const [i, plaintext] of blocks.entries()) await this.parse(from + i, plaintext, visit);
    }
  }

  /** Seals what shall follow the present block; nothing changes until `accept`. */
  async sealNext(block: number, plaintext: Bytes): Promise<SealedBlock> {
    const generation = (this.generations[block] ?? 0) + 1;
    return { block, generation, bytes: await this.sealer.seal(block, generation, plaintext) };
  }

  /** To be called within the transaction that writes the manifest. */
  async put(blocks: readonly SealedBlock[]): Promise<void> {
    await this.table.bulkPut(
      blocks.map(({ bytes }) => bytes),
      blocks.map(({ block }) => block),
    );
  }

  /** The generations once `blocks` are stored. */
  generationsWith(blocks: readonly SealedBlock[]): number[] {
    const generations = [...this.generations];
    for (const { block, generation } of blocks) generations[block] = generation;
    return generations;
  }

  /** The blocks are on disk. */
  accept(blocks: readonly SealedBlock[]): void {
    for (const { block, generation } of blocks) this.generations[block] = generation;
  }

  /** The error for a block that opened but makes no sense. */
  damaged(block: number): Error {
    return this.sealer.damaged(block);
  }

  private async parse(
    block: number,
    plaintext: Bytes,
    visit: (block: number, plaintext: Bytes) => Promise<void> | void,
  ): Promise<void> {
    try {
      await visit(block, plaintext);
    } catch (cause) {
      if (cause instanceof RangeError) throw this.damaged(block);
      throw cause;
    }
  }
}
