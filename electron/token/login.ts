import { constants, createHash, publicEncrypt, randomBytes, timingSafeEqual, X509Certificate } from 'node:crypto';
import * as cryptoki from 'pkcs11js';
import { DeskFailure } from '../../shared/errors';
import type { Handle, Pkcs11Module, SlotToken } from './pkcs11';
import type { OpenAlgorithm } from './protocol';
import { isSignatureOf, planSignature } from './signature';

interface TokenKey {
  readonly certificate: X509Certificate;
  readonly key: Handle;
  /** The token wants its PIN again at every use of this key (CKA_ALWAYS_AUTHENTICATE). */
  readonly pinAlways: boolean;
}

const oaep: Readonly<Record<OpenAlgorithm, cryptoki.Mechanism>> = {
  'rsa-oaep-sha256': {
    mechanism: cryptoki.CKM_RSA_PKCS_OAEP,
    parameter: {
      type: cryptoki.CK_PARAMS_RSA_OAEP,
      hashAlg: cryptoki.CKM_SHA256,
      mgf: cryptoki.CKG_MGF1_SHA256,
      source: 1,
    } as cryptoki.IParams,
  },
  'rsa-oaep-sha1': {
    mechanism: cryptoki.CKM_RSA_PKCS_OAEP,
    parameter: {
      type: cryptoki.CK_PARAMS_RSA_OAEP,
      hashAlg: cryptoki.CKM_SHA_1,
      mgf: cryptoki.CKG_MGF1_SHA1,
      source: 1,
    } as cryptoki.IParams,
  },
};

/** DER of the certificates on a token that need no PIN to be read, with the id that ties each to its key. */
export function readCertificates(module: Pkcs11Module, session: Handle): { der: Buffer; id: Buffer | null }[] {
  return module.find(session, [{ type: cryptoki.CKA_CLASS, value: cryptoki.CKO_CERTIFICATE }]).map((object) => ({
    der: module.attribute(session, object, cryptoki.CKA_VALUE),
    id: module.optionalAttribute(session, object, cryptoki.CKA_ID),
  }));
}

/** A token that is logged in. Owns its session, and its PIN only if a key of the token asks for it at every use. */
export class TokenLogin {
  readonly token: SlotToken;
  readonly #module: Pkcs11Module;
  readonly #session: Handle;
  readonly #mechanisms: ReadonlySet<number>;
  readonly #keys = new Map<string, TokenKey>();
  #pin: Buffer | null = null;

  /** @throws what the module throws at a refused login (pkcs11js errors); nothing stays open then. */
  constructor(module: Pkcs11Module, token: SlotToken, pin: Uint8Array) {
    this.#module = module;
    this.token = token;
    this.#session = module.openSession(token.slot);
    try {
      module.login(this.#session, pin);
      this.#mechanisms = module.mechanisms(token.slot);
      this.#findKeys();
    } catch (cause) {
      module.closeSession(this.#session);
      throw cause;
    }
    if ([...this.#keys.values()].some((key) => key.pinAlways)) this.#pin = Buffer.from(pin);
  }

  /** Signs SHA-256 of `data`; what the token gave is verified against the certificate before it leaves. */
  sign(certificate: string, data: Uint8Array): Buffer {
    const use = this.#key(certificate);
    const plan = planSignature(use.certificate, this.#mechanisms, data);
    const raw = this.#module.sign(this.#session, plan.mechanism, use.key, plan.input, use.pinAlways ? this.#pin : null);
    const signature = plan.finish(raw);
    if (!isSignatureOf(use.certificate, data, signature)) {
      throw new DeskFailure('TOKEN_OPERATION_FAILED', { why: 'signature' });
    }
    return signature;
  }

  decrypt(certificate: string, algorithm: OpenAlgorithm, data: Uint8Array): Buffer {
    const use = this.#key(certificate);
    return this.#module.decrypt(this.#session, oaep[algorithm], use.key, data, use.pinAlways ? this.#pin : null);
  }

  /**
   * The better of the two OAEP forms that this token opens.
   * @throws DeskFailure TOKEN_OPERATION_FAILED when it opens neither, e.g. because the key is no RSA key.
   */
  probe(certificate: string): OpenAlgorithm {
    const { publicKey } = this.#key(certificate).certificate;
    if (publicKey.asymmetricKeyType === 'rsa') {
      for (const algorithm of ['rsa-oaep-sha256', 'rsa-oaep-sha1'] as const) {
        const secret = randomBytes(32);
        const oaepHash = algorithm === 'rsa-oaep-sha256' ? 'sha256' : 'sha1';
        const wrapped = publicEncrypt({ key: publicKey, oaepHash, padding: constants.RSA_PKCS1_OAEP_PADDING }, secret);
        if (this.#opens(certificate, algorithm, wrapped, secret)) return algorithm;
      }
    }
    throw new DeskFailure('TOKEN_OPERATION_FAILED', { why: 'no-mechanism' });
  }

  /** Logs out and forgets the PIN; harmless when the token is gone. */
  end(): void {
    this.#pin?.fill(0);
    this.#pin = null;
    this.#keys.clear();
    this.#module.logout(this.#session);
    this.#module.closeSession(this.#session);
  }

  #opens(certificate: string, algorithm: OpenAlgorithm, wrapped: Uint8Array, secret: Buffer): boolean {
    try {
      const plain = this.decrypt(certificate, algorithm, wrapped);
      return plain.length === secret.length && timingSafeEqual(plain, secret);
    } catch (cause) {
      if (cause instanceof cryptoki.Pkcs11Error) return false;
      throw cause;
    }
  }

  #key(certificate: string): TokenKey {
    const key = this.#keys.get(certificate);
    if (!key) throw new DeskFailure('TOKEN_NO_CERTIFICATE');
    return key;
  }

  #findKeys(): void {
    for (const { der, id } of readCertificates(this.#module, this.#session)) {
      if (!id || id.length === 0) continue;
      const [key] = this.#module.find(this.#session, [
        { type: cryptoki.CKA_CLASS, value: cryptoki.CKO_PRIVATE_KEY },
        { type: cryptoki.CKA_ID, value: id },
      ]);
      if (!key) continue;
      const always = this.#module.optionalAttribute(this.#session, key, cryptoki.CKA_ALWAYS_AUTHENTICATE);
      this.#keys.set(createHash('sha256').update(der).digest('hex'), {
        certificate: new X509Certificate(der),
        key,
        pinAlways: always?.[0] === 1,
      });
    }
  }
}
