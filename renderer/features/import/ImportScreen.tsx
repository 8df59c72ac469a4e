import { useEffect, useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import type { Letter } from '../../../shared/model/letter';
import { readLetters } from '../../../shared/model/letterLines';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { announce, Banner, Button, FileField, Progress } from '../../ui';
import { useRouter } from '../common/route';
import { useVault, useVaultCommand } from '../common/vault';

/** Largest file taken, in bytes; larger registers come in several files. */
const maxFileBytes = 256 * 1024 * 1024;

type State =
  | { readonly step: 'choose'; readonly problem: string | null }
  | { readonly step: 'ready'; readonly letters: readonly Letter[] }
  | { readonly step: 'running'; readonly done: number; readonly total: number }
  | { readonly step: 'done'; readonly imported: number }
  | { readonly step: 'failed'; readonly error: DeskError };

/** Nhập từ tệp: letters from a JSON-lines file, checked whole before the first one is taken in. */
export function ImportScreen() {
  const { go } = useRouter();
  const vault = useVault();
  const run = useVaultCommand('import.letters');
  const [state, setState] = useState<State>({ step: 'choose', problem: null });

  useEffect(
    () =>
      vault.on('progress', ({ job, done, total }) => {
        if (job !== 'import') return;
        setState((was) => (was.step === 'running' ? { ...was, done, total: total ?? was.total } : was));
      }),
    [vault],
  );

  const choose = async (file: File | null) => {
    if (!file) return setState({ step: 'choose', problem: null });
    if (file.size > maxFileBytes) return setState({ step: 'choose', problem: t('import.tooLarge') });
    const read = readLetters(await file.text());
    if (!read.ok) {
      const { line = 0, field = '', faulty = 1 } = read.error.params ?? {};
      const where = field === '' ? t('import.badLine', { line }) : t('import.badField', { line, field });
      return setState({ step: 'choose', problem: t('import.bad', { faulty, where }) });
    }
    if (read.value.length === 0) return setState({ step: 'choose', problem: t('import.emptyFile') });
    announce(t('import.ready', { count: read.value.length }));
    setState({ step: 'ready', letters: read.value });
  };

  const start = async (letters: readonly Letter[]) => {
    setState({ step: 'running', done: 0, total: letters.length });
    const result = await run.mutateAsync({ letters });
    if (result.ok) setState({ step: 'done', imported: result.value.imported });
    else setState({ step: 'failed', error: result.error });
  };

  return (
    <section className="screen" aria-label={t('import.title')}>
      <div className="screen-head">
        <h1>{t('import.title')}</h1>
      </div>
      <div className="screen-scroll stack">
        <p>{t('import.text')}</p>
        <FileField
          label={t('import.file')}
          hint={t('import.hint')}
          accept={['.jsonl', '.ndjson', '.json', '.txt']}
          disabled={state.step === 'running'}
          onChoose={(file) => void choose(file)}
        />
        {state.step === 'choose' && state.problem && <Banner tone="danger">{state.problem}</Banner>}
        {state.step === 'ready' && (
          <Banner
            tone="info"
            actions={
              <Button tone="primary" onClick={() => void start(state.letters)}>
                {t('import.run', { count: state.letters.length })}
              </Button>
            }
          >
            {t('import.ready', { count: state.letters.length })}
          </Banner>
        )}
        {state.step === 'running' && (
          <Progress
            label={t('import.progress', { done: state.done, total: state.total })}
            done={state.done}
            total={state.total}
          />
        )}
        {state.step === 'done' && (
          <Banner
            tone="ok"
            actions={<Button onClick={() => go({ screen: 'register' })}>{t('action.openRegister')}</Button>}
          >
            {t('import.done', { count: state.imported })}
          </Banner>
        )}
        {state.step === 'failed' && (
          <Banner tone="danger" title={t('import.failed')}>
            {errorText(state.error)}
          </Banner>
        )}
      </div>
    </section>
  );
}
