import { text } from '../../build/tour/desk';
import type { Letter } from '../../shared/model/letter';
import { expect, type Room, type Seat } from './seat';

/** A story that means the same on Electron and on its stand-in. */
export const both = { tag: '@both' };

/** No denunciation: the names that are looked for must not be covered. */
export const complaint = { kind: 'khieu-nai' } as const;

export const found = (seat: Seat, words: string) => expect.poll(() => seat.desk.search(words), { timeout: 20_000 });

/** The letter stands in the register once, and opens with all its parts. */
export async function expectWhole(seat: Seat, letter: Letter): Promise<void> {
  await found(seat, `"${letter.summary}"`).toBe(1);
  await seat.desk.openFirst();
  const detail = seat.page.getByRole('region', { name: text('detail.title') });
  for (const part of [letter.summary, letter.senders[0]!.name, letter.senders[0]!.address, letter.accused[0]!.name]) {
    await expect(detail.getByText(part).first()).toBeVisible();
  }
}

/** A desk on which the person has just been let in for the first time. */
export async function enrolled(room: Room, who: keyof Room['ground']['people'], name: string): Promise<Seat> {
  const seat = room.seat(room.ground.people[who], name);
  await seat.enrol();
  return seat;
}
