import type { Letter } from '../model/letter';

/** How many people signed: as counted at reception, at least those that are named. */
export const signatories = (letter: Partial<Letter>): number =>
  Math.max(letter.signatories ?? 0, (letter.senders ?? []).filter((sender) => sender.name !== '').length);
