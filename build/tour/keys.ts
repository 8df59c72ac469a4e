import { join } from 'node:path';
import { HeaderFiles } from '../../electron/desk/headerFiles';
import { headerKeys } from '../../electron/desk/keys';
import type { Bytes } from '../../shared/bytes';
import type { Equipped, Ground } from '../training/ground';
import { openHolder } from '../training/holder';
import { softHsmModule } from '../training/softhsm';

/** The keys of a person's desk as its token opens them, so that they can be searched for. The desk must be closed. */
export async function deskKeys(root: string, ground: Ground, person: Equipped): Promise<Bytes[]> {
  const stored = await new HeaderFiles(join(ground.profile(person), 'vault')).read();
  if (!stored) throw new Error(`${person.account} has no vault`);
  const holder = await openHolder(root, person.token, softHsmModule);
  try {
    const slot = stored.header.slots.find(({ certSha256 }) => certSha256 === holder.certSha256);
    if (!slot) throw new Error(`${person.account} has no slot`);
    const dek = await holder.open(slot.algorithm, slot.wrapped);
    const { mac, password } = headerKeys(dek);
    if (!stored.verify(mac)) throw new Error(`the header of ${person.account} is not authentic`);
    return [dek, new Uint8Array(mac), new Uint8Array(password)];
  } finally {
    holder.close();
  }
}
