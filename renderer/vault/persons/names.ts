import { type Letter, recTypes } from '../../../shared/model/letter';
import type { Member, PersonRole } from '../../../shared/model/person';
import { maskedText, maskName } from '../../../shared/rules/masking';
import { project } from '../../../shared/sync/merge';
import { fold } from '../../../shared/text/fold';
import type { VaultCore } from '../core';
import { nameWords } from '../duplicates/names';
import { hashText } from '../duplicates/reading';
import { isShielded } from '../letter/cover';
import { letterOf } from '../letter/fields';

/** Somebody whom a letter names: `name` and `address` as lists may show him. */
export interface Named extends Member {
  readonly name: string;
  readonly address: string;
  /** The name itself, folded; it does not leave the vault. */
  readonly plain: string;
}

/** Stands for a name whatever the order of its words and its marks; '' for a name without letters. */
export function nameKey(name: string): string {
  const words = nameWords(fold(name)).sort();
  if (words.length === 0) return '';
  const text = words.join(' ');
  return [hashText(text), hashText(`${text} ${words.length}`)]
    .map((half) => half.toString(16).padStart(8, '0'))
    .join('');
}

/** Everybody whom a letter names, each once for a role; none for a record that is no letter. @throws DeskFailure VAULT_DAMAGED */
export async function namedIn(core: VaultCore, recId: string): Promise<Named[]> {
  const record = await core.records.load(recId);
  if (!record || record.ops[0]!.recType !== recTypes.letter) return [];
  const view = project(record.ops);
  return peopleOf(recId, letterOf(view), isShielded(view));
}

function peopleOf(recId: string, letter: Partial<Letter>, isMasked: boolean): Named[] {
  const found = new Map<string, Named>();
  const add = (role: PersonRole, name: string, shown: string, address: string) => {
    const key = nameKey(name);
    if (key !== '' && !found.has(role + key))
      found.set(role + key, { recId, role, key, name: shown, address, plain: fold(name) });
  };
  for (const { name, organisation, address } of letter.senders ?? []) {
    const whole = name || (organisation ?? '');
    if (isMasked) add('sender', whole, maskName(whole), address === '' ? '' : maskedText);
    else add('sender', whole, whole, address);
  }
  for (const { name, unit } of letter.accused ?? []) add('accused', name, name, unit ?? '');
  return [...found.values()];
}
