import { type Bytes, equalBytes, randomBytes } from '../../../shared/bytes';
import { NotAuthentic } from '../../../shared/crypto/aead';
import { openSealed } from '../../../shared/crypto/agree';
import { fingerprint } from '../../../shared/crypto/certificate';
import { DeskFailure, unwrap } from '../../../shared/errors';
import {
  type Grant,
  grantPurpose,
  grantStatement,
  isGrantGenuine,
  memberGrant,
  type NewGrant,
  parentGrant,
  parseGrant,
  writeGrant,
} from '../../../shared/sync/grant';
import { parseList, writeList } from '../../../shared/sync/protocol';
import { type UnitKeys, unitKeys } from '../../../shared/sync/unitKeys';
import type { DirectoryKeeper } from './directoryKeeper';
import type { SyncPorts } from './ports';
import { type SyncState, secretFacts } from './state';

/**
 * The unit secrets this desk holds. Its own unit's comes by a member grant that only the token opens; a child's comes
 * by a parent grant that the unit's own seal key opens, so a superior reads downwards and nobody reads upwards.
 */
export class Keyring {
  readonly #derived = new Map<string, Promise<UnitKeys>>();

  constructor(
    private readonly state: SyncState,
    private readonly directory: DirectoryKeeper,
    private readonly ports: SyncPorts,
  ) {}

  /** Keys of a unit in an epoch, or null when this desk holds none. */
  async keys(unitId: string, epoch: number): Promise<UnitKeys | null> {
    const secret = this.state.secret(unitId, epoch);
    if (!secret) return null;
    const id = `${unitId}/${epoch}`;
    const derived = this.#derived.get(id) ?? unitKeys(unitId, epoch, secret);
    this.#derived.set(id, derived);
    return derived;
  }

  /**
   * Fetches the grants that concern this desk and opens what it can. Grants that are not in order are passed over.
   * Answers all grants seen.
   */
  async refresh(certSha256: string): Promise<readonly Grant[]> {
    const { bytes } = unwrap(await this.ports.center.grants());
    const grants = parseList(bytes, 100_000, 8192).map(parseGrant);
    const news: Grant[] = [];
    for (const grant of grants) {
      if (!this.state.secret(grant.unitId, grant.epoch) && (await this.#isInOrder(grant))) news.push(grant);
    }
    for (const grant of news.filter(({ kind, recipient }) => kind === 'member' && recipient === certSha256)) {
      await this.#keep(grant, await this.#openOnToken(grant));
    }
    // Opening one unit's grant may be what its children's grants wait for.
    const below = news.filter(({ kind }) => kind === 'parent');
    for (let progress = true; progress; ) {
      progress = false;
      for (const grant of below) {
        if (this.state.secret(grant.unitId, grant.epoch)) continue;
        const parent = await this.keys(grant.recipient, grant.recipientEpoch);
        if (parent) progress = (await this.#keep(grant, await openWith(parent, grant))) || progress;
      }
    }
    return grants;
  }

  /**
   * Makes the unit's next secret here, publishes its seal key, and grants it to the unit's members and to the parent
   * (as soon as the parent has a seal key of its own).
   */
  async createEpoch(unitId: string, account: string): Promise<void> {
    const unit = this.directory.directory.units.get(unitId);
    if (!unit) throw new DeskFailure('NOT_FOUND');
    const epoch = unit.epoch + 1;
    const secret = this.state.secret(unitId, epoch) ?? randomBytes(32);
    const { sealPublic } = await unitKeys(unitId, epoch, secret);
    // On disk before it is published: a secret that others were told about must not be lost.
    await this.ports.store.append('secret', secretFacts({ unitId, epoch, secret }));
    await this.directory.publish('epoch', { type: 'unit.epoch', unitId, epoch, sealPublic, account });
    await this.grantOwn(unitId, epoch);
  }

  /** Grants the unit's secret to every member and to the parent. Giving the same grant again changes nothing. */
  async grantOwn(unitId: string, epoch: number): Promise<void> {
    const secret = this.state.secret(unitId, epoch);
    if (!secret) return;
    const { directory } = this.directory;
    const members = [...directory.accounts.values()].filter(
      (account) => account.unitId === unitId && account.kind !== 'quan-tri' && account.state === 'active',
    );
    const grants = await Promise.all(members.map((member) => memberGrant(unitId, epoch, secret, member)));
    const parent = directory.units.get(directory.units.get(unitId)?.parentId ?? '');
    if (parent?.sealPublic) grants.push(await parentGrant(unitId, epoch, secret, parent));
    const wires: Bytes[] = [];
    for (const grant of grants) wires.push(await this.#sign(grant));
    unwrap(await this.ports.center.addGrants(writeList(wires)));
  }

  async #sign(grant: NewGrant): Promise<Bytes> {
    const statement = grantStatement(grant);
    const { signature, certificate } = unwrap(await this.ports.token.sign('grant', statement));
    return writeGrant(statement, signature, certificate.der);
  }

  /** Genuine, and signed by somebody of that very unit. */
  async #isInOrder(grant: Grant): Promise<boolean> {
    const account = this.directory.directory.accountEverWith(await fingerprint(grant.certificate));
    const member = account === undefined ? undefined : this.directory.directory.accounts.get(account);
    return member?.unitId === grant.unitId && member.kind !== 'quan-tri' && (await isGrantGenuine(grant));
  }

  async #openOnToken(grant: Grant): Promise<Bytes | null> {
    if (grant.algorithm === 'x25519-aes256gcm') return null;
    const opened = await this.ports.token.open(grant.algorithm, grant.wrapped);
    return opened.ok ? opened.value.secret : null;
  }

  /** Keeps a secret only when it makes the very public key that the directory names for that epoch. */
  async #keep(grant: Grant, secret: Bytes | null): Promise<boolean> {
    const published = this.directory.directory.sealPublic(grant.unitId, grant.epoch);
    if (!secret || !published) return false;
    const { sealPublic } = await unitKeys(grant.unitId, grant.epoch, secret);
    if (!equalBytes(sealPublic, published)) return false;
    await this.ports.store.append('secret', secretFacts({ unitId: grant.unitId, epoch: grant.epoch, secret }));
    return true;
  }
}

async function openWith(parent: UnitKeys, grant: Grant): Promise<Bytes | null> {
  try {
    const purpose = grantPurpose(grant.unitId, grant.epoch);
    return await openSealed(parent.sealPrivate, parent.sealPublic, grant.wrapped, purpose);
  } catch (cause) {
    if (cause instanceof NotAuthentic) return null;
    throw cause;
  }
}
