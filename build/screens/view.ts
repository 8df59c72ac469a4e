import type { Page } from '@playwright/test';
import type { Route } from '../../renderer/features/common/route';
import type { FormKind } from '../../renderer/features/letters/caseDesk';
import type { DrivenDesk, Secrets } from '../tour/desk';
import type { Ground } from '../training/ground';

/** What a view may use to come to its screen. */
export interface Stage {
  readonly desk: DrivenDesk;
  readonly page: Page;
  readonly ground: Ground;
  readonly secrets: Secrets;
  /**
   * The desk of that person, started when it is asked for first and closed with everything else. Null: a desk that was
   * just installed and has no set-up file.
   */
  readonly deskOf: (person: 'district' | 'colleague' | null) => Promise<DrivenDesk>;
}

/** One screen in one state. `show` comes from wherever the last view left the desk, and leaves it there to be seen. */
export interface View {
  /** Names its pictures. */
  readonly name: string;
  /** The route that it is a view of. */
  readonly screen?: Route['screen'];
  /** The small form of a letter that stands open. */
  readonly form?: FormKind;
  /** Answers the page of another desk where that one is to be seen. */
  // biome-ignore lint/suspicious/noConfusingVoidType: most views answer nothing
  readonly show: (stage: Stage) => Promise<Page | void>;
  /** Takes away what would be in the way of the next one. */
  readonly leave?: (stage: Stage) => Promise<void>;
}

/** Goes to a part of the desk by the words of its entry in the navigation. */
export async function navigate({ page }: Stage, words: string): Promise<void> {
  const entry = page.getByRole('navigation').first().getByRole('button', { name: words }).first();
  await entry.click();
}
