import { useEffect, useRef, useState } from 'react';
import { formatMoment, isoDay } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { announce, Banner, Button, clearToasts, showToast, useHotkeys } from '../../ui';
import type { SaveInput } from '../../vault/api';
import { useRouter } from '../common/route';
import { useVaultCommand } from '../common/vault';
import { moveOnEnter } from './enterMoves';
import { FormFields } from './FormFields';
import { type LetterForm, sameForm } from './form';
import { LeaveDialog } from './LeaveDialog';
import { type Problems, readForm } from './letter';
import { useDraft } from './useDraft';
import { warningsOf } from './warnings';

export interface LetterEditorProps {
  readonly title: string;
  /** Scope of its drafts: new letters share one, each edited letter has its own. */
  readonly scope: string;
  readonly initial: LetterForm;
  /** What to save for a valid form; null when nothing differs. */
  readonly toSave: (form: LetterForm) => Pick<SaveInput, 'recId' | 'changes' | 'base'> | null;
  /** Present where saving may go straight on to the next letter. */
  readonly next?: () => LetterForm;
  readonly onSaved: (recId: string) => void;
}

/** Entering and changing a letter: by keyboard alone, never losing a word, never reformatting what is being typed. */
export function LetterEditor({ title, scope, initial, toSave, next, onSaved }: LetterEditorProps) {
  const { back, guard } = useRouter();
  const [clean, setClean] = useState(initial);
  const [form, setForm] = useState(initial);
  const [tried, setTried] = useState(false);
  const [leaving, setLeaving] = useState<(() => void) | null>(null);
  const root = useRef<HTMLFormElement>(null);
  const save = useVaultCommand('letter.save');
  const dirty = !sameForm(form, clean);
  const draft = useDraft(scope, form, dirty);

  const read = readForm(form);
  const problems: Problems = tried ? read.problems : {};
  const warnings = warningsOf(form, isoDay(new Date()));

  const saving = useRef(false);
  const submit = async (goOn: boolean) => {
    if (saving.current) return;
    setTried(true);
    if (!read.letter) {
      announce(t('form.fixFirst', { count: Object.keys(read.problems).length }));
      focusSoon(root.current, '[aria-invalid="true"]');
      return;
    }
    const input = toSave(form);
    if (!input) {
      showToast({ tone: 'ok', text: t('form.nothingChanged') });
      return;
    }
    saving.current = true;
    draft.hold();
    const result = await save.mutateAsync({ ...input, draftKey: draft.key }).finally(() => {
      saving.current = false;
    });
    if (!result.ok) {
      draft.release();
      showToast({ tone: 'danger', text: errorText(result.error) });
      return;
    }
    guard(null);
    // A notice that an earlier try failed is no longer true.
    clearToasts();
    showToast({ tone: 'ok', text: t('form.saved') });
    if (goOn && next) {
      const fresh = next();
      setClean(fresh);
      setForm(fresh);
      setTried(false);
      draft.restart();
      focusSoon(root.current, 'select, input');
    } else {
      onSaved(result.value.recId);
    }
  };

  useEffect(() => {
    guard(dirty ? (proceed) => setLeaving(() => proceed) : null);
    return () => guard(null);
  }, [dirty, guard]);
  useEffect(() => focusSoon(root.current, 'select, input'), []);
  useHotkeys({
    'ctrl+s': () => void submit(false),
    'ctrl+enter': () => void submit(next !== undefined),
    escape: back,
  });

  const leave = (keep: boolean) => async () => {
    await (keep ? draft.keepNow() : draft.drop());
    guard(null);
    leaving?.();
  };

  return (
    <form
      ref={root}
      className="screen"
      aria-label={title}
      noValidate
      onKeyDown={moveOnEnter}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(false);
      }}
    >
      <div className="screen-head">
        <h1>{title}</h1>
        <span className="dim">{t('form.hint.enter')}</span>
      </div>
      {draft.found && (
        <Banner
          tone="info"
          title={t('draft.found', { when: formatMoment(draft.found.savedMs) })}
          actions={
            <>
              <Button
                size="small"
                tone="primary"
                onClick={() => {
                  if (draft.found) setForm(draft.found.form);
                  draft.adopt();
                }}
              >
                {t('draft.restore')}
              </Button>
              <Button size="small" onClick={draft.discardFound}>
                {t('draft.discard')}
              </Button>
            </>
          }
        >
          {t('draft.foundText')}
        </Banner>
      )}
      <div className="screen-scroll letter-form">
        <FormFields
          form={form}
          problems={problems}
          onChange={(change) => setForm((held) => ({ ...held, ...change }))}
        />
        {dirty && warnings.length > 0 && (
          <Banner tone="warn" title={t('form.warnings')}>
            <ul>
              {warnings.map((warning) => (
                <li key={warning}>{t(warning)}</li>
              ))}
            </ul>
          </Banner>
        )}
      </div>
      <div className="form-foot">
        <Button tone="primary" type="submit" keys="Ctrl+S" busy={save.isPending}>
          {t('action.save')}
        </Button>
        {next && (
          <Button keys="Ctrl+Enter" onClick={() => void submit(true)} disabled={save.isPending}>
            {t('form.saveAndNew')}
          </Button>
        )}
        <Button tone="quiet" keys="Esc" onClick={back}>
          {t('action.back')}
        </Button>
        <span className="grow" />
        <span className="dim" role="status">
          {draft.error
            ? t('draft.failed', { why: errorText(draft.error) })
            : draft.keptMs && dirty
              ? t('draft.kept', { when: formatMoment(draft.keptMs) })
              : ''}
        </span>
      </div>
      {leaving && <LeaveDialog onKeep={leave(true)} onDiscard={leave(false)} onStay={() => setLeaving(null)} />}
    </form>
  );
}

/** Focuses the first match once the page has been drawn. */
function focusSoon(root: HTMLElement | null, selector: string): void {
  requestAnimationFrame(() => root?.querySelector<HTMLElement>(`.letter-form :is(${selector})`)?.focus());
}
