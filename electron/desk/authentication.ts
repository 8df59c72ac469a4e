import type { Bytes } from '../../shared/bytes';
import { DeskFailure } from '../../shared/errors';
import type { CallInput } from '../../shared/ipc/contract';
import type { Setup } from '../../shared/setup';
import type { CenterIdentity } from '../center/session';
import { createTryLimit } from '../security/tries';
import type { TokenBridge } from '../token/bridge';
import type { CertificateInfo } from '../token/certificates';
import type { HeaderFiles } from './headerFiles';
import { wipe } from './keys';
import { type PasswordRecord, passwordProof, proofHash, requireStrong, sameHash } from './password';
import { createVault, findCertificate, findSlot, type OpenedVault, openVault, sealHeader } from './vault';

export interface AuthenticationDeps {
  readonly tokens: Pick<TokenBridge, 'call'>;
  readonly header: HeaderFiles;
  /** Something worth a line in the log; a fixed word, no value. */
  readonly note: (what: string) => void;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Asks the center whether it knows this identity's password: how an officer whose password was reset comes back. */
  readonly confirmReset?: (identity: CenterIdentity) => Promise<boolean>;
}

/** What token and password together opened. The owner wipes it. */
export interface Opened {
  readonly vault: OpenedVault;
  readonly certificate: CertificateInfo;
  readonly proof: Bytes;
}

/** Five tries a minute, for each kind of secret. */
const tries = { tries: 5, windowMs: 60_000 };

/**
 * Proves an officer: token and PIN first, then the password, checked against what only the opened slot can read.
 * The token stays logged in afterwards, also when a later step fails: the caller logs out.
 */
export class Authentication {
  readonly #deps: AuthenticationDeps;
  readonly #pinTries = createTryLimit(tries);
  readonly #passwordTries = createTryLimit(tries);

  constructor(deps: AuthenticationDeps) {
    this.#deps = deps;
  }

  /**
   * Makes the vault. The password that was handed out is not judged here: the center knows it, this desk does not.
   * @throws DeskFailure ALREADY_ENROLLED, PASSWORD_WEAK, CERTIFICATE_INVALID or what the token says.
   */
  async enrol(input: CallInput<'desk.enrol'>, setup: Setup): Promise<Opened> {
    const { tokens, header, now } = this.#deps;
    if (header.exist()) throw new DeskFailure('ALREADY_ENROLLED');
    requireStrong(input.newPassword, input.password);
    const certificate = await findCertificate(tokens, input.serial, setup.trustCas, now());
    await this.#login(input.serial, input.pin);
    const centerProof = await passwordProof(input.password, certificate.sha256);
    const proof = await passwordProof(input.newPassword, certificate.sha256);
    const record = { hash: proofHash(proof), centerProof, handedOut: proofHash(centerProof) };
    const vault = await createVault(tokens, input.serial, certificate, record, now());
    await header.write(sealHeader(vault.header, record, vault.keys));
    return { vault, certificate, proof };
  }

  /**
   * @throws DeskFailure NOT_ENROLLED, NO_SLOT, HEADER_DAMAGED, PASSWORD_WRONG, PASSWORD_MUST_CHANGE (for the password
   * that was handed out), TOO_MANY_TRIES, or what the token says.
   */
  async unlock(input: CallInput<'desk.unlock'>): Promise<Opened> {
    const opened = await this.#openWithToken(input, true);
    try {
      this.#passwordTries.take();
      const { record } = opened.vault;
      const hash = proofHash(opened.proof);
      if (!sameHash(hash, record.hash)) {
        throw new DeskFailure(sameHash(hash, record.handedOut) ? 'PASSWORD_MUST_CHANGE' : 'PASSWORD_WRONG');
      }
      this.#passwordTries.forgive();
      return opened;
    } catch (cause) {
      wipeOpened(opened);
      throw cause;
    }
  }

  /**
   * Puts the new password's proof into the header; what the center still knows is kept until it has taken the new one.
   * On a desk that is unlocked the token's login stands, and a token checks no PIN then: the old password decides.
   * @throws DeskFailure as `unlock`, and PASSWORD_WEAK
   */
  async changePassword(input: CallInput<'desk.changePassword'>, loggedIn: boolean): Promise<Opened> {
    requireStrong(input.newPassword, input.password);
    const old = await this.#openWithToken(input, !loggedIn);
    try {
      this.#passwordTries.take();
      const centerProof = await this.#proofForCenter(old, input.serial);
      this.#passwordTries.forgive();
      const proof = await passwordProof(input.newPassword, old.certificate.sha256);
      const hash = proofHash(proof);
      if (sameHash(hash, old.vault.record.handedOut)) throw new DeskFailure('PASSWORD_WEAK', { why: 'handed-out' });
      const record: PasswordRecord = { ...old.vault.record, hash, centerProof };
      await this.#deps.header.write(sealHeader(old.vault.header, record, old.vault.keys));
      wipe(old.vault.dek);
      return { ...old, vault: { ...old.vault, record }, proof };
    } catch (cause) {
      wipeOpened(old);
      throw cause;
    }
  }

  /** Logging out of a token that is gone, or of a process that ended, is done already. */
  async logout(serial: string): Promise<void> {
    await this.#deps.tokens.call('logout', { serial }).catch((cause: unknown) => {
      if (!(cause instanceof DeskFailure)) throw cause;
    });
  }

  async #openWithToken(input: CallInput<'desk.unlock'>, login: boolean): Promise<Opened> {
    const { tokens, header, note } = this.#deps;
    const stored = await header.read();
    if (!stored) throw new DeskFailure('NOT_ENROLLED');
    const own = await findSlot(tokens, stored.header, input.serial);
    if (login) await this.#login(input.serial, input.pin);
    const vault = await openVault(tokens, stored, own, input.serial);
    if (stored.fromSecondCopy) {
      note('vault header restored from its second copy');
      await header.write(stored.bytes);
    }
    const proof = await passwordProof(input.password, own.certificate.sha256);
    return { vault, certificate: own.certificate, proof };
  }

  async #login(serial: string, pin: string): Promise<void> {
    this.#pinTries.take();
    const bytes = new TextEncoder().encode(pin);
    try {
      await this.#deps.tokens.call('login', { serial, pin: bytes });
    } finally {
      wipe(bytes);
    }
    this.#pinTries.forgive();
  }

  /** The proof to show the center when it is told of the new password; refuses a wrong old password. */
  async #proofForCenter(old: Opened, serial: string): Promise<Bytes> {
    const { record } = old.vault;
    if (sameHash(proofHash(old.proof), record.hash)) return record.centerProof ?? old.proof;
    const { tokens, confirmReset } = this.#deps;
    const certificate = old.certificate.sha256;
    const identity: CenterIdentity = {
      certificate: old.certificate.der,
      sign: async (data) => new Uint8Array((await tokens.call('sign', { serial, certificate, data })).signature),
      passwordProof: old.proof,
      centerProof: null,
      acceptCenterProof: async () => undefined,
    };
    if (confirmReset && (await confirmReset(identity))) return old.proof;
    throw new DeskFailure('PASSWORD_WRONG');
  }
}

export function wipeOpened({ vault, proof }: Opened): void {
  wipe(vault.dek, vault.keys.mac, vault.keys.password, proof, vault.record.centerProof);
}
