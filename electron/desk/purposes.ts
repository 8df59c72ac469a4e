import { utf8 } from '../../shared/bytes';
import { DeskFailure } from '../../shared/errors';
import type { signPurposes } from '../../shared/ipc/contract';

export type SignPurpose = (typeof signPurposes)[number] | 'login';

/** Every statement that a token signs is a CBOR array that begins with the label of its purpose. */
const labels: Readonly<Record<SignPurpose, string>> = {
  seal: 'KS1',
  desk: 'KD1',
  epoch: 'KU1',
  grant: 'KG1',
  login: 'KL1',
};

/**
 * Lets only a statement of this very purpose pass, by its first bytes (array of 2 to 23, text of 3), so that the page
 * can never have a signature made that would serve as another.
 * @throws DeskFailure NOT_ALLOWED
 */
export function requirePurpose(purpose: SignPurpose, statement: Uint8Array): void {
  const [head = 0, textHead] = statement;
  const label = utf8(labels[purpose]);
  const fits = head >= 0x82 && head <= 0x97 && textHead === 0x60 + label.length;
  if (!fits || !label.every((byte, at) => statement[2 + at] === byte)) {
    throw new DeskFailure('NOT_ALLOWED', { purpose });
  }
}
