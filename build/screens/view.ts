import type { Page } from '@playwright/test';
import type { DrivenDesk, Secrets } from '../tour/desk';
import type { Ground } from '../training/ground';

/** What a view may use to come to its screen. */
export interface Stage {
  readonly desk: DrivenDesk;
  readonly page: Page;
  readonly ground: Ground;
  readonly secrets: Secrets;
}

/** One screen in one state. `show` comes from wherever the last view left the desk, and leaves it there to be seen. */
export interface View {
  /** Names its pictures. */
  readonly name: string;
  readonly show: (stage: Stage) => Promise<void>;
  /** Takes away what would be in the way of the next one. */
  readonly leave?: (stage: Stage) => Promise<void>;
}

/** Goes to a part of the desk by the words of its entry in the navigation. */
export async function navigate({ page }: Stage, words: string): Promise<void> {
  const entry = page.getByRole('navigation').first().getByRole('button', { name: words }).first();
  await entry.click();
}
