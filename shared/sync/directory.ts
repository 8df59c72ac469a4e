import { type Bytes, concat, equalBytes, toHex } from '../bytes';
import { fingerprint, verifyByCertificate } from '../crypto/certificate';
import { sha256 } from '../crypto/hash';
import { DeskFailure } from '../errors';
import {
  type AccountKind,
  type AccountState,
  type Entry,
  type EntryBody,
  entryHash,
  parseEntry,
} from './directoryEntry';
import { checkSense } from './directorySense';
import { depthOf, isWithin, subtree, type Unit } from './unitTree';

export interface Account {
  readonly account: string;
  readonly kind: AccountKind;
  readonly unitId: string;
  readonly holder: string;
  readonly roles: readonly string[];
  readonly certSha256: string;
  /** DER. */
  readonly certificate: Bytes;
  readonly oaep: 'sha256' | 'sha1';
  readonly state: AccountState;
}

export interface DeskRecord {
  readonly deskId: string;
  readonly publicKey: Bytes;
  readonly account: string;
  readonly unitId: string;
}

/**
 * The directory as a desk or the center verified it: the result of applying every entry of the log in order, starting
 * from pinned roots. A state is a position in this log, never a date. The center is not believed: each entry carries
 * the signature of somebody who had the right to make it at that position.
 */
export class Directory {
  readonly units = new Map<string, Unit>();
  readonly accounts = new Map<string, Account>();
  readonly desks = new Map<string, DeskRecord>();
  readonly policy = new Map<string, string | number | boolean>();
  /** Account by the fingerprint of each certificate it ever had. */
  readonly #accountOfCert = new Map<string, string>();
  /** Unit and epoch → public seal key, kept for every epoch. */
  readonly #epochs = new Map<string, Bytes>();
  readonly #roots: ReadonlySet<string>;
  #position = 0;
  #head: Bytes = new Uint8Array(32);
  #adminHead: Bytes = new Uint8Array(32);
  readonly #heads: Bytes[] = [this.#head];

  private constructor(roots: ReadonlySet<string>) {
    this.#roots = roots;
  }

  /** An empty directory that believes the quản trị certificates `roots` (DER). */
  static async withRoots(roots: readonly Bytes[]): Promise<Directory> {
    return new Directory(new Set(await Promise.all(roots.map(fingerprint))));
  }

  /** Entries applied so far. */
  get position(): number {
    return this.#position;
  }

  /** SHA-256 chain over all entries: equal positions with different heads prove a forked log. */
  get head(): Bytes {
    return this.#head;
  }

  /** What the next quản trị entry must name as `prev`. */
  get adminHead(): Bytes {
    return this.#adminHead;
  }

  /**
   * Verifies one entry and applies it. Nothing changes when it is refused.
   * @throws DeskFailure MALFORMED, DIRECTORY_INVALID (params.why)
   */
  async apply(wire: Bytes): Promise<Entry> {
    const entry = parseEntry(wire);
    if (!(await verifyByCertificate(entry.certificate, entry.statement, entry.signature))) throw invalid('signature');
    return this.#applyParsed(entry);
  }

  /** The same for an entry whose signature this desk has checked before and kept sealed since. */
  async applyKnown(wire: Bytes): Promise<Entry> {
    return this.#applyParsed(parseEntry(wire));
  }

  async #applyParsed(entry: Entry): Promise<Entry> {
    const signer = await fingerprint(entry.certificate);
    this.#checkLink(entry);
    this.#checkRight(entry, signer);
    const certified = 'certificate' in entry.body ? await fingerprint(entry.body.certificate) : null;
    this.#checkCertificate(entry.body, certified);
    const adminHead = entry.label === 'KE1' ? await entryHash(entry) : this.#adminHead;
    const head = await sha256(concat(this.#head, await entryHash(entry)));
    this.#change(entry.body, entry.madeMs, certified);
    this.#adminHead = adminHead;
    this.#head = head;
    this.#heads.push(head);
    this.#position++;
    return entry;
  }

  accountOfCertificate(certSha256: string): Account | undefined {
    const account = this.accounts.get(this.#accountOfCert.get(certSha256) ?? '');
    return account?.certSha256 === certSha256 ? account : undefined;
  }

  /** The account that this certificate belongs to or once belonged to: what it signed then stays signed. */
  accountEverWith(certSha256: string): string | undefined {
    return this.#accountOfCert.get(certSha256);
  }

  /** How many units stand above this one; 0 for the centre. */
  depthOf(unitId: string): number {
    return depthOf(this.units, unitId);
  }

  /** Public seal key of a unit in one epoch. */
  sealPublic(unitId: string, epoch: number): Bytes | undefined {
    return this.#epochs.get(`${unitId}/${epoch}`);
  }

  /** True when `below` is `above` or stands under it in the tree. */
  isWithin(below: string, above: string): boolean {
    return isWithin(this.units, below, above);
  }

  /** The unit and everything under it, parents before children. */
  subtree(unitId: string): Unit[] {
    return subtree(this.units, unitId);
  }

  /** Quản trị entries must continue their chain; the others must have seen the log as it is here. */
  #checkLink(entry: Entry): void {
    if (entry.prev && !equalBytes(entry.prev, this.#adminHead)) throw invalid('chain');
    if (entry.seen) {
      const known = this.#heads[entry.seen.position];
      if (!known || !equalBytes(known, entry.seen.head)) throw invalid('seen');
    }
  }

  #checkRight(entry: Entry, signer: string): void {
    const { body } = entry;
    if (entry.label === 'KE1') {
      const account = this.accountOfCertificate(signer);
      const isAdmin = account?.kind === 'quan-tri' && account.state === 'active';
      // Once a root's certificate is an account's, it stands and falls with that account.
      const isRoot = this.#roots.has(signer) && this.accountEverWith(signer) === undefined;
      if (!isRoot && !isAdmin) throw invalid('right');
    } else if (body.type === 'desk.certify' || body.type === 'unit.epoch') {
      const account = this.accounts.get(body.account);
      if (account?.certSha256 !== signer || account.state !== 'active') throw invalid('right');
      if (body.type === 'unit.epoch' && (account.unitId !== body.unitId || account.kind === 'quan-tri')) {
        throw invalid('right');
      }
    }
    checkSense(this, body);
  }

  /** One certificate stands for one account for ever, and a pinned administrator's for no other kind. */
  #checkCertificate(body: EntryBody, certified: string | null): void {
    if (certified === null || (body.type !== 'account.declare' && body.type !== 'account.handover')) return;
    const owner = this.#accountOfCert.get(certified);
    if (owner !== undefined && owner !== body.account) throw invalid('certificate in use');
    const kind = body.type === 'account.declare' ? body.kind : this.accounts.get(body.account)?.kind;
    if (this.#roots.has(certified) && kind !== 'quan-tri') throw invalid('certificate of a root');
  }

  #change(body: EntryBody, madeMs: number, certified: string | null): void {
    switch (body.type) {
      case 'unit.add': {
        const { unitId, code, name, parentId } = body;
        this.units.set(unitId, { unitId, code, name, parentId, epoch: 0, sealPublic: null, epochMs: 0 });
        break;
      }
      case 'unit.rename':
        this.units.set(body.unitId, { ...this.units.get(body.unitId)!, code: body.code, name: body.name });
        break;
      case 'unit.move':
        this.units.set(body.unitId, { ...this.units.get(body.unitId)!, parentId: body.parentId });
        break;
      case 'account.declare': {
        const { account, kind, unitId, holder, roles, certificate, oaep = 'sha1' } = body;
        const keys = { certSha256: certified!, certificate, oaep };
        this.accounts.set(account, { account, kind, unitId, holder, roles, ...keys, state: 'active' });
        this.#accountOfCert.set(certified!, account);
        break;
      }
      case 'account.handover':
        this.accounts.set(body.account, {
          ...this.accounts.get(body.account)!,
          holder: body.holder,
          certSha256: certified!,
          certificate: body.certificate,
          oaep: body.oaep ?? 'sha1',
        });
        this.#accountOfCert.set(certified!, body.account);
        break;
      case 'account.state':
        this.accounts.set(body.account, { ...this.accounts.get(body.account)!, state: body.state });
        break;
      case 'policy':
        this.policy.set(body.name, body.value);
        break;
      case 'desk.certify': {
        const { deskId, publicKey, account } = body;
        this.desks.set(deskId, { deskId, publicKey, account, unitId: this.accounts.get(account)!.unitId });
        break;
      }
      case 'unit.epoch':
        this.units.set(body.unitId, {
          ...this.units.get(body.unitId)!,
          epoch: body.epoch,
          sealPublic: body.sealPublic,
          epochMs: madeMs,
        });
        this.#epochs.set(`${body.unitId}/${body.epoch}`, body.sealPublic);
        break;
    }
  }
}

const invalid = (why: string): DeskFailure => new DeskFailure('DIRECTORY_INVALID', { why });

/** Short form of a head for people to compare, e.g. in evidence of a fork. */
export const shortHash = (hash: Bytes): string => toHex(hash.subarray(0, 8));
