import { useEffect, useRef, useState } from 'react';
import { DeskFailure } from '../../../shared/errors';
import { t } from '../../i18n/t';
import { Button, Select } from '../../ui';
import { useRouter } from '../common/route';
import { useVault } from '../common/vault';
import { usePractice } from './context';
import { exercises } from './exercises';
import { type Looked, lookAt, lookAtAccess, type PracticeIds } from './look';

/** The card of the exercise beside the practice desk; its steps are checked off by what stands in the practice vault. */
export function PracticePanel() {
  const { running, end } = usePractice();
  if (!running) return null;
  return <Card {...running} end={end} />;
}

interface CardProps {
  readonly ids: PracticeIds;
  readonly exercise: string;
  readonly choose: (exercise: string) => void;
  readonly finished: (exercises: readonly string[]) => void;
  readonly end: () => void;
}

function Card({ ids, exercise, choose, finished, end }: CardProps) {
  const { go } = useRouter();
  const looked = useLooked(ids);
  const chosen = exercises.find(({ id }) => id === exercise) ?? exercises[0]!;
  const done = looked
    ? exercises.filter(({ steps }) => steps.every((step) => step.done(looked))).map(({ id }) => id)
    : [];
  const told = done.join(' ');
  const tell = useRef(finished);
  tell.current = finished;
  useEffect(() => {
    if (told !== '') tell.current(told.split(' '));
  }, [told]);
  const { letter } = chosen;
  const next = exercises.find(({ id }) => !done.includes(id));
  return (
    <aside className="manual-panel" aria-label={t('practice.card')}>
      <Select
        label={t('practice.exercise')}
        value={chosen.id}
        options={exercises.map(({ id, title }) => ({ value: id, label: t(title) }))}
        onChange={choose}
      />
      <ol className="practice-steps">
        {chosen.steps.map((step) => {
          const isDone = looked !== null && step.done(looked);
          return (
            <li key={step.text} data-done={isDone || undefined}>
              <strong>{t(isDone ? 'practice.stepDone' : 'practice.stepOpen')}</strong> {t(step.text)}
            </li>
          );
        })}
      </ol>
      <p role="status">{done.includes(chosen.id) && t('practice.allDone')}</p>
      <div className="row">
        {letter ? (
          <Button onClick={() => go({ screen: 'letter', recId: ids[letter] })}>{t('practice.openLetter')}</Button>
        ) : (
          <Button onClick={() => go({ screen: 'intake' })}>{t('nav.intake')}</Button>
        )}
        {done.includes(chosen.id) && next && (
          <Button tone="primary" onClick={() => choose(next.id)}>
            {t('practice.next')}
          </Button>
        )}
      </div>
      <div>
        <Button onClick={end}>{t('practice.end')}</Button>
      </div>
    </aside>
  );
}

/** Looks again whenever something changed. Looking at letters is itself logged, so news of the log re-reads the log alone. */
function useLooked(ids: PracticeIds): Looked | null {
  const vault = useVault();
  const [looked, setLooked] = useState<Looked | null>(null);
  useEffect(() => {
    let gone = false;
    const quietly = (cause: unknown) => {
      // Practice ended while it was being read.
      if (!(cause instanceof DeskFailure)) throw cause;
    };
    const look = () => void lookAt(vault, ids).then((seen) => gone || setLooked(seen), quietly);
    const lookAtLog = () =>
      void lookAtAccess(vault).then((access) => gone || setLooked((was) => was && { ...was, access }), quietly);
    look();
    const stop = vault.on('changed', ({ what }) => (what === 'access' ? lookAtLog() : look()));
    return () => {
      gone = true;
      stop();
    };
  }, [vault, ids]);
  return looked;
}
