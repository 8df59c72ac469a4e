import type { Bytes } from '../../shared/bytes';
import type { Setup } from '../../shared/setup';

/** What the transport needs of the unlocked desk; null while it is locked. */
export interface CenterIdentity {
  /** DER. */
  readonly certificate: Bytes;
  readonly sign: (message: Bytes) => Promise<Bytes>;
  /** Proof of the officer's password (32 bytes). */
  readonly passwordProof: Bytes;
  /** The proof that the center still knows, when the officer chose a new password since; else null. */
  readonly centerProof: Bytes | null;
  /** The center took the new password. */
  readonly acceptCenterProof: () => Promise<void>;
}

export interface CenterDeps {
  readonly setup: () => Setup | null;
  readonly identity: () => CenterIdentity | null;
  readonly now: () => number;
}
