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
import type { Unit } from '../../../shared/sync/unitTree';
import type { DirectoryKeeper } from './directoryKeeper';
import { secretFacts } from './facts';
import type { SyncPorts } from './ports';
import type { SyncState } from './state';

/**
 * The unit secrets this desk holds. Its own unit's comes by a member grant that only the token opens; a child's comes
 * by a parent grant that the unit's own seal key opens, so a superior reads downwards and nobody reads upwards.
 */
export class Keyring {
  readonly #derived = new Map<string, { readonly secret: Bytes; readonly keys: UnitKeys }>();

  constructor(
    private readonly state: SyncState,
    private readonly keeper: DirectoryKeeper,
    private readonly ports: SyncPorts,
  ) {}

  /**
   * Keys of a unit in an epoch, or null when this desk holds none. A secret counts only when it makes the public key
   * that the directory names: one that lost the race to be published opens nothing and seals nothing.
   */
  async keys(unitId: string, epoch: number): Promise<UnitKeys | null> {
    const secret = this.state.secret(unitId, epoch);
    const published = this.keeper.directory.sealPublic(unitId, epoch);
    if (!secret || !published) return null;
    const id = `${unitId}/${epoch}`;
    const known = this.#derived.get(id);
    if (known?.secret === secret) return known.keys;
    const keys = await unitKeys(unitId, epoch, secret);
    if (!equalBytes(keys.sealPublic, published)) return null;
    this.#derived.set(id, { secret, keys });
    return keys;
  }

  /**
   * Fetches the grants that concern this desk and opens what it can. What is malformed or not in order is passed over:
   * one bad grant must not keep the others from being used. Answers the grants that are in order.
   */
  async refresh(certSha256: string): Promise<readonly Grant[]> {
    const { bytes } = unwrap(await this.ports.center.grants());
    const grants: Grant[] = [];
    for (const wire of parseList(bytes, 100_000, maxGrantBytes)) {
      const grant = readGrant(wire);
      if (grant && (await this.#isInOrder(grant))) grants.push(grant);
    }
    for (const grant of grants) {
      const mine = grant.kind === 'member' && grant.recipient === certSha256;
      if (mine && !(await this.keys(grant.unitId, grant.epoch)))
        await this.#keep(grant, await this.#openOnToken(grant));
    }
    // Opening one unit's grant may be what its children's grants wait for.
    const below = grants.filter(({ kind }) => kind === 'parent');
    for (let progress = true; progress; ) {
      progress = false;
      for (const grant of below) {
        if (await this.keys(grant.unitId, grant.epoch)) continue;
        const parent = await this.keys(grant.recipient, grant.recipientEpoch);
        if (parent) progress = (await this.#keep(grant, await openWith(parent, grant))) || progress;
      }
    }
    return grants;
  }

  /** Makes the unit's next secret here and publishes its seal key, unless a colleague's desk was quicker. */
  async createEpoch(unitId: string, account: string): Promise<void> {
    const current = () => this.keeper.directory.units.get(unitId)?.epoch ?? 0;
    const epoch = current() + 1;
    const secret = this.state.secret(unitId, epoch) ?? randomBytes(32);
    const { sealPublic } = await unitKeys(unitId, epoch, secret);
    // On disk before it is published: a secret that others were told about must not be lost.
    await this.ports.store.append('secret', secretFacts({ unitId, epoch, secret }));
    try {
      await this.keeper.publish('epoch', { type: 'unit.epoch', unitId, epoch, sealPublic, account });
    } catch (cause) {
      if (!(cause instanceof DeskFailure) || current() < epoch) throw cause;
    }
  }

  /** Grants the unit's secret to every active member and to the parent's present epoch, where `grants` lacks one. */
  async grantMissing(unitId: string, epoch: number, grants: readonly Grant[]): Promise<void> {
    const secret = this.state.secret(unitId, epoch);
    if (!secret || !(await this.keys(unitId, epoch))) return;
    const { directory } = this.keeper;
    const given = grants.filter((grant) => grant.unitId === unitId && grant.epoch === epoch);
    const lacking = [...directory.accounts.values()].filter(
      (account) =>
        account.unitId === unitId &&
        account.kind !== 'quan-tri' &&
        account.state === 'active' &&
        !given.some(({ kind, recipient }) => kind === 'member' && recipient === account.certSha256),
    );
    const missing = await Promise.all(lacking.map((member) => memberGrant(unitId, epoch, secret, member)));
    const parent = directory.units.get(directory.units.get(unitId)?.parentId ?? '');
    const upwards = given.some(
      ({ kind, recipient, recipientEpoch }) =>
        kind === 'parent' && recipient === parent?.unitId && recipientEpoch === parent.epoch,
    );
    if (parent?.sealPublic && !upwards) missing.push(...(await grantUp(unitId, epoch, secret, parent)));
    if (missing.length === 0) return;
    const wires: Bytes[] = [];
    for (const grant of missing) wires.push(await this.#sign(grant));
    unwrap(await this.ports.center.addGrants(writeList(wires)));
  }

  async #sign(grant: NewGrant): Promise<Bytes> {
    const statement = grantStatement(grant);
    const { signature, certificate } = unwrap(await this.ports.token.sign('grant', statement));
    return writeGrant(statement, signature, certificate.der);
  }

  /** Genuine, and signed by somebody of that very unit. */
  async #isInOrder(grant: Grant): Promise<boolean> {
    const account = this.keeper.directory.accountEverWith(await fingerprint(grant.certificate));
    const member = account === undefined ? undefined : this.keeper.directory.accounts.get(account);
    return member?.unitId === grant.unitId && member.kind !== 'quan-tri' && (await isGrantGenuine(grant));
  }

  async #openOnToken(grant: Grant): Promise<Bytes | null> {
    if (grant.algorithm === 'x25519-aes256gcm') return null;
    const opened = await this.ports.token.open(grant.algorithm, grant.wrapped);
    return opened.ok ? opened.value.secret : null;
  }

  /** Keeps a secret only when it makes the very public key that the directory names for that epoch. */
  async #keep(grant: Grant, secret: Bytes | null): Promise<boolean> {
    const published = this.keeper.directory.sealPublic(grant.unitId, grant.epoch);
    if (!secret || !published) return false;
    const { sealPublic } = await unitKeys(grant.unitId, grant.epoch, secret);
    if (!equalBytes(sealPublic, published)) return false;
    await this.ports.store.append('secret', secretFacts({ unitId: grant.unitId, epoch: grant.epoch, secret }));
    return true;
  }
}

/** As the center takes them, in bytes. */
const maxGrantBytes = 24_576;

function readGrant(wire: Bytes): Grant | null {
  try {
    return parseGrant(wire);
  } catch (cause) {
    if (cause instanceof DeskFailure) return null;
    throw cause;
  }
}

/** None when the parent's published key is no key: that is the parent's fault and must not stop this unit. */
async function grantUp(unitId: string, epoch: number, secret: Bytes, parent: Unit): Promise<NewGrant[]> {
  try {
    return [await parentGrant(unitId, epoch, secret, parent)];
  } catch (cause) {
    if (cause instanceof NotAuthentic) return [];
    throw cause;
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
