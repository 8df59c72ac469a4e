import { useEffect, useState } from 'react';
import { DeskFailure } from '../../../shared/errors';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Badge, Banner, Button, useHotkeys } from '../../ui';
import { useRouter } from '../common/route';
import { useVault } from '../common/vault';
import { usePractice } from './context';
import { exercises } from './exercises';
import { readProgress } from './progress';

/** The exercises, which of them were done, and the way into practice. */
export function PracticeScreen() {
  const vault = useVault();
  const { back } = useRouter();
  const { start, running } = usePractice();
  const [done, setDone] = useState<readonly string[]>([]);
  const [starting, setStarting] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useHotkeys({ escape: back });
  useEffect(() => {
    void readProgress(vault).then(setDone);
  }, [vault]);
  const begin = async (exercise: string) => {
    if (running) {
      running.choose(exercise);
      back();
      return;
    }
    setStarting(exercise);
    setFailure(null);
    try {
      await start(exercise);
    } catch (cause) {
      if (!(cause instanceof DeskFailure)) throw cause;
      setFailure(errorText(cause.error));
      setStarting(null);
    }
  };
  return (
    <section className="screen stack" aria-label={t('practice.title')}>
      <h1>{t('practice.title')}</h1>
      <p>{t('practice.text')}</p>
      {failure && <Banner tone="danger">{failure}</Banner>}
      <ol className="practice-cards">
        {exercises.map((exercise) => (
          <li key={exercise.id} className="panel stack-tight">
            <div className="row row-apart">
              <h2>{t(exercise.title)}</h2>
              {done.includes(exercise.id) && <Badge tone="ok">{t('practice.finished')}</Badge>}
            </div>
            <p className="dim">{t('practice.steps', { count: exercise.steps.length })}</p>
            <div>
              <Button
                tone="primary"
                busy={starting === exercise.id}
                disabled={starting !== null}
                label={t('practice.startOne', { title: t(exercise.title) })}
                onClick={() => void begin(exercise.id)}
              >
                {t('practice.start')}
              </Button>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
