import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from '../../tour/desk';
import { inventLetters } from '../../training/letters';
import { navigate, type View } from '../view';
import { formViews } from './forms';
import { intakeViews } from './intake';
import { letterViews } from './letter';
import { lockViews, unlockViews } from './lock';
import { paperViews } from './papers';
import { partViews } from './parts';
import { stateViews } from './states';

const filling: View = {
  name: 'register-empty',
  show: (stage) => navigate(stage, text('nav.register')),
  leave: async ({ desk, ground }) => {
    const file = join(ground.dir, 'letters.jsonl');
    writeFileSync(
      file,
      inventLetters(300)
        .map((letter) => JSON.stringify(letter))
        .join('\n'),
    );
    await desk.importFile(file);
  },
};

/** Every screen and state, in an order in which each finds what it needs. */
export const views: readonly View[] = [
  ...lockViews,
  filling,
  ...intakeViews,
  ...letterViews,
  ...formViews,
  ...paperViews,
  ...partViews,
  ...stateViews,
  ...unlockViews,
];
