import { type Bytes, concat, fromHex, utf8 } from '../../../shared/bytes';
import { deriveAead, NotAuthentic, open, seal } from '../../../shared/crypto/aead';
import { DeskFailure } from '../../../shared/errors';

/**
 * Seals and opens the values of one store. A block is bound to its vault, store, key and generation, so that none can
 * stand in for another and an older one of the same place is refused.
 */
export class BlockSealer {
  private constructor(
    private readonly key: CryptoKey,
    private readonly vaultId: string,
    readonly store: string,
  ) {}

  /** `dek` is the vault's data key as imported for HKDF; each store has a key of its own. */
  static async make(dek: CryptoKey, vaultId: string, store: string): Promise<BlockSealer> {
    return new BlockSealer(await deriveAead(dek, store), vaultId, store);
  }

  seal(block: number, generation: number, plaintext: Bytes): Promise<Bytes> {
    return seal(this.key, plaintext, this.place(block, generation));
  }

  /** @throws DeskFailure VAULT_DAMAGED naming store and block. */
  async open(block: number, generation: number, sealed: Bytes | undefined): Promise<Bytes> {
    if (!(sealed instanceof Uint8Array)) throw this.damaged(block);
    try {
      return await open(this.key, sealed, this.place(block, generation));
    } catch (cause) {
      if (cause instanceof NotAuthentic) throw this.damaged(block);
      throw cause;
    }
  }

  /** The error for a block whose content makes no sense. */
  damaged(block: number): DeskFailure {
    return new DeskFailure('VAULT_DAMAGED', { store: this.store, block });
  }

  private place(block: number, generation: number): Bytes {
    return concat(fromHex(this.vaultId), utf8(this.store), uint64(block), uint64(generation));
  }
}

/** Eight bytes, big-endian. */
export function uint64(value: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}
