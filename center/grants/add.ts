import { createHash } from 'node:crypto';
import { fingerprint } from '../../shared/crypto/certificate';
import { DeskFailure } from '../../shared/errors';
import type { Directory } from '../../shared/sync/directory';
import { type Grant, isGrantGenuine } from '../../shared/sync/grant';
import type { Center } from '../center';

/** What `x25519` sealing of a 32-byte secret weighs: public key, secret, tag. */
const sealedSecretBytes = 80;

/**
 * Stores grants, all or none; one that is there already stays as it is. The center can't see what is inside; it checks
 * who signed it and for whom it is, so that no grant waits for somebody who must not read.
 * @throws DeskFailure UNSIGNED, NOT_MEMBER, BAD_INPUT, NOT_ALLOWED
 */
export async function addGrants(center: Center, grants: readonly Grant[]): Promise<void> {
  const checked = await Promise.all(
    grants.map(async (grant) => {
      if (!(await isGrantGenuine(grant))) throw new DeskFailure('UNSIGNED', { what: 'grant' });
      return { grant, signer: await fingerprint(grant.certificate) };
    }),
  );
  await center.directory.reading(async (tx, { directory }) => {
    for (const { grant, signer } of checked) {
      checkSigner(directory, grant, signer);
      checkRecipient(directory, grant);
      const hash = createHash('sha256').update(grant.wire).digest('hex');
      await tx.query('INSERT INTO key_grant VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING', [
        hash,
        grant.unitId,
        grant.epoch,
        grant.kind,
        grant.recipient,
        grant.wire,
      ]);
    }
  });
}

function checkSigner(directory: Directory, { unitId, epoch }: Grant, signer: string): void {
  const account = directory.accountOfCertificate(signer);
  const isMember = account?.state === 'active' && account.kind !== 'quan-tri' && account.unitId === unitId;
  if (!isMember) throw new DeskFailure('NOT_MEMBER', { what: 'signer' });
  if (!directory.sealPublic(unitId, epoch)) throw new DeskFailure('BAD_INPUT', { what: 'epoch' });
}

function checkRecipient(directory: Directory, grant: Grant): void {
  if (grant.kind === 'member') checkMember(directory, grant);
  else if (grant.kind === 'parent') checkParent(directory, grant);
  else throw new DeskFailure('BAD_INPUT', { what: 'kind' });
}

function checkMember(directory: Directory, grant: Grant): void {
  const account = directory.accountOfCertificate(grant.recipient);
  if (account?.kind === 'quan-tri') throw new DeskFailure('NOT_ALLOWED', { what: 'recipient' });
  if (account?.state !== 'active' || account.unitId !== grant.unitId) {
    throw new DeskFailure('BAD_INPUT', { what: 'recipient' });
  }
  const sensible = grant.algorithm.startsWith('rsa-oaep') && grant.recipientEpoch === 0 && grant.wrapped.length >= 256;
  if (!sensible) throw new DeskFailure('BAD_INPUT', { what: 'algorithm' });
}

function checkParent(directory: Directory, grant: Grant): void {
  const parentId = directory.units.get(grant.unitId)?.parentId;
  if (!parentId || grant.recipient !== parentId) throw new DeskFailure('BAD_INPUT', { what: 'recipient' });
  if (!directory.sealPublic(parentId, grant.recipientEpoch))
    throw new DeskFailure('BAD_INPUT', { what: 'parent epoch' });
  if (grant.algorithm !== 'x25519-aes256gcm' || grant.wrapped.length !== sealedSecretBytes) {
    throw new DeskFailure('BAD_INPUT', { what: 'algorithm' });
  }
}
