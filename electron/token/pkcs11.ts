import { existsSync } from 'node:fs';
import * as cryptoki from 'pkcs11js';
import { DeskFailure } from '../../shared/errors';
import { ckr } from './faults';

export type Handle = cryptoki.Handle;

/** What a slot says about the token in it. Ids of slots change over a token's life; its serial does not. */
export interface SlotToken {
  readonly slot: Handle;
  readonly serial: string;
  readonly label: string;
  readonly model: string;
  readonly flags: number;
}

/** PKCS#11 pads with blanks, some modules with NUL. */
const unpad = (text: string): string => text.replace(/[\0 ]+$/, '');

/** Signatures and opened values of any key up to RSA-8192 fit: a too small buffer would leave the operation active. */
const outputBytes = 1024;

/**
 * A thin layer over one PKCS#11 library. All calls are synchronous and throw pkcs11js errors (see faults.ts);
 * a library that cannot be loaded is a TOKEN_MODULE_FAILED.
 */
export class Pkcs11Module {
  readonly path: string;
  readonly #lib: cryptoki.PKCS11;
  #ready = false;

  /** @throws DeskFailure TOKEN_MODULE_FAILED when `path` is no PKCS#11 library. */
  constructor(path: string) {
    this.path = path;
    this.#lib = new cryptoki.PKCS11();
    if (!existsSync(path)) throw new DeskFailure('TOKEN_MODULE_FAILED');
    try {
      this.#lib.load(path);
    } catch {
      throw new DeskFailure('TOKEN_MODULE_FAILED');
    }
  }

  /** Starts the library anew, so that it looks at its slots again. False when it refuses, e.g. without any store. */
  restart(): boolean {
    if (this.#ready) this.#lib.C_Finalize();
    this.#ready = false;
    try {
      this.#lib.C_Initialize();
    } catch (cause) {
      const code = ckr(cause);
      if (code === null) throw cause;
      if (code !== cryptoki.CKR_CRYPTOKI_ALREADY_INITIALIZED) return false;
    }
    this.#ready = true;
    return true;
  }

  get ready(): boolean {
    return this.#ready;
  }

  /** Slots that claim to hold a token. */
  slots(): Handle[] {
    return this.#ready ? this.#lib.C_GetSlotList(true) : [];
  }

  /** What is in the slot; null when it holds no usable token (any more) or an empty one. */
  inSlot(slot: Handle): SlotToken | null {
    try {
      const info = this.#lib.C_GetTokenInfo(slot);
      if ((info.flags & cryptoki.CKF_TOKEN_INITIALIZED) === 0) return null;
      const serial = unpad(info.serialNumber);
      return serial === ''
        ? null
        : { slot, serial, label: unpad(info.label), model: unpad(info.model), flags: info.flags };
    } catch (cause) {
      if (ckr(cause) === null) throw cause;
      return null;
    }
  }

  mechanisms(slot: Handle): ReadonlySet<number> {
    return new Set(this.#lib.C_GetMechanismList(slot));
  }

  openSession(slot: Handle): Handle {
    return this.#lib.C_OpenSession(slot, cryptoki.CKF_SERIAL_SESSION);
  }

  /** Closing what the removal of the token closed already is no fault. */
  closeSession(session: Handle): void {
    try {
      this.#lib.C_CloseSession(session);
    } catch (cause) {
      if (ckr(cause) === null) throw cause;
    }
  }

  login(session: Handle, pin: Uint8Array): void {
    this.#lib.C_Login(session, cryptoki.CKU_USER, Buffer.from(pin).toString('utf8'));
  }

  /** Logging out of a token that is gone is no fault. */
  logout(session: Handle): void {
    try {
      this.#lib.C_Logout(session);
    } catch (cause) {
      if (ckr(cause) === null) throw cause;
    }
  }

  /** Handles of all objects that match; at most 64. */
  find(session: Handle, template: cryptoki.Template): Handle[] {
    this.#lib.C_FindObjectsInit(session, template);
    try {
      return this.#lib.C_FindObjects(session, 64);
    } finally {
      this.#lib.C_FindObjectsFinal(session);
    }
  }

  attribute(session: Handle, object: Handle, type: number): Buffer {
    return this.#lib.C_GetAttributeValue(session, object, [{ type }])[0]!.value;
  }

  /** An attribute that a token need not have; null then. */
  optionalAttribute(session: Handle, object: Handle, type: number): Buffer | null {
    try {
      return this.attribute(session, object, type);
    } catch (cause) {
      if (ckr(cause) === null) throw cause;
      return null;
    }
  }

  /** One signature; `pin` is given once more where the key asks for it at every use. */
  sign(session: Handle, mechanism: cryptoki.Mechanism, key: Handle, data: Uint8Array, pin: Uint8Array | null): Buffer {
    this.#lib.C_SignInit(session, mechanism, key);
    this.#confirm(session, pin);
    return this.#lib.C_Sign(session, Buffer.from(data), Buffer.alloc(outputBytes));
  }

  decrypt(
    session: Handle,
    mechanism: cryptoki.Mechanism,
    key: Handle,
    data: Uint8Array,
    pin: Uint8Array | null,
  ): Buffer {
    this.#lib.C_DecryptInit(session, mechanism, key);
    this.#confirm(session, pin);
    return this.#lib.C_Decrypt(session, Buffer.from(data), Buffer.alloc(outputBytes));
  }

  #confirm(session: Handle, pin: Uint8Array | null): void {
    if (!pin) return;
    this.#lib.C_Login(session, cryptoki.CKU_CONTEXT_SPECIFIC, Buffer.from(pin).toString('utf8'));
  }
}
