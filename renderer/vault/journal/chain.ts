import { type Bytes, concat, fromHex } from '../../../shared/bytes';
import { deriveAead, NotAuthentic, open, seal } from '../../../shared/crypto/aead';
import { sha256 } from '../../../shared/crypto/hash';
import { uint64 } from '../store/blocks';

/** What the first row names as its predecessor. */
export const noRow: Bytes = new Uint8Array(32);

/**
 * Seals and opens journal rows. Each is bound to the vault, its number and the SHA-256 of the sealed row before it:
 * removing, reordering or altering a row breaks the next one.
 */
export class RowChain {
  private constructor(
    private readonly key: CryptoKey,
    private readonly vaultId: Bytes,
  ) {}

  static async make(dek: CryptoKey, vaultId: string): Promise<RowChain> {
    return new RowChain(await deriveAead(dek, 'journal'), fromHex(vaultId));
  }

  /** `before` is the tag of row n − 1. */
  seal(n: number, before: Bytes, plaintext: Bytes): Promise<Bytes> {
    return seal(this.key, plaintext, concat(this.vaultId, uint64(n), before));
  }

  /** The plaintext, or null when the row is not authentic at this place. */
  async open(n: number, before: Bytes, sealed: Bytes): Promise<Bytes | null> {
    try {
      return await open(this.key, sealed, concat(this.vaultId, uint64(n), before));
    } catch (cause) {
      if (cause instanceof NotAuthentic) return null;
      throw cause;
    }
  }
}

/** The tag by which the next row names this one. */
export const rowTag = (sealed: Bytes): Promise<Bytes> => sha256(sealed);
