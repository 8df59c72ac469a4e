import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { opening, text } from '../../tour/desk';
import { inventLetters } from '../../training/letters';
import { stagedLetters } from '../staged';
import { navigate, type View } from '../view';
import { formViews } from './forms';
import { intakeViews } from './intake';
import { letterViews } from './letter';
import { lockViews, unlockViews } from './lock';
import { paperViews } from './papers';
import { partViews } from './parts';
import { stateViews } from './states';
import { troubleViews } from './trouble';
import { workViews } from './work';

const filling: View = {
  name: 'register-empty',
  screen: 'register',
  show: (stage) => navigate(stage, text('nav.register')),
  leave: async ({ desk, ground }) => {
    const file = join(ground.dir, 'letters.jsonl');
    writeFileSync(
      file,
      [...inventLetters(300), ...stagedLetters(ground.people.centre.holder)]
        .map((letter) => JSON.stringify(letter))
        .join('\n'),
    );
    await desk.importFile(file);
  },
};

const imported: View = {
  name: 'import-done',
  screen: 'import',
  show: ({ page }) => page.getByText(opening('import.done')).waitFor(),
};

/** Every screen and state, in an order in which each finds what it needs. */
export const views: readonly View[] = [
  ...lockViews,
  filling,
  imported,
  ...intakeViews,
  ...letterViews,
  ...formViews,
  ...paperViews,
  ...workViews,
  ...partViews,
  ...stateViews,
  ...troubleViews,
  ...unlockViews,
];
