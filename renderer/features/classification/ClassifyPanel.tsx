import { useEffect, useRef, useState } from 'react';
import { isoDay } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { announce, Button, Checkbox, DateField, Select, showToast, TextArea, useHotkeys } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import { useRules } from '../common/rules';
import { coveredFields } from '../intake/covered';
import { useLetterSave } from '../intake/useLetterSave';
import { ClaimRows } from './ClaimRows';
import { CodeList } from './CodeList';
import { Former } from './Former';
import { type ClassifyForm, classifyForm, isRefused, isTaken, mayBeSource, readClassify, withHint } from './form';
import { Hints } from './Hints';

export interface ClassifyPanelProps {
  readonly detail: LetterDetail;
  /** The letter is classified; `changed` is false when it said so before. */
  readonly onSaved: (changed: boolean) => void;
  readonly onCancel: () => void;
}

/**
 * Phân loại: what a letter is, by its content. Suggestions stand above and hold only when taken; every former
 * classification stands below.
 */
export function ClassifyPanel({ detail, onSaved, onCancel }: ClassifyPanelProps) {
  const rules = useRules();
  const { save, busy, dialog } = useLetterSave();
  // What is saved is based on the letter as the officer saw it, not on one that came in while he read.
  const [opened] = useState(detail);
  const [form, setForm] = useState<ClassifyForm>(() => classifyForm(opened, isoDay(new Date())));
  const [tried, setTried] = useState(false);
  const root = useRef<HTMLFormElement>(null);
  const set = (change: Partial<ClassifyForm>) => setForm((held) => ({ ...held, ...change }));
  const { problems, input } = readClassify(form, opened, rules.pack);
  const shown = tried ? problems : {};
  const { classificationHints: hints } = detail;

  const submit = async () => {
    if (busy) return;
    setTried(true);
    if (Object.keys(problems).length > 0) {
      announce(t('form.fixFirst', { count: Object.keys(problems).length }));
      requestAnimationFrame(() =>
        root.current?.querySelector<HTMLElement>('[aria-invalid="true"] input, input[aria-invalid="true"]')?.focus(),
      );
      return;
    }
    if (!input) return onSaved(false);
    const result = await save(input);
    if (!result.ok) return showToast({ tone: 'danger', text: errorText(result.error) });
    showToast({ tone: 'ok', text: t('classify.saved') });
    onSaved(true);
  };
  const takeAll = () => {
    setForm((held) => hints.reduce((next, hint) => withHint(next, hint, true), held));
    announce(t('classify.tookAll', { count: hints.length }));
  };
  useHotkeys({ 'ctrl+s': () => void submit(), ...(hints.length > 0 ? { 'alt+y': takeAll } : {}) });
  useEffect(() => root.current?.querySelector<HTMLElement>('select')?.focus(), []);
  if (!rules.pack) return <p role="status">{t('detail.loading')}</p>;
  return (
    <form
      ref={root}
      className="classify panel stack"
      aria-label={t('classify.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="row row-apart">
        <h2>{t('classify.title')}</h2>
        <span className="dim">{t('classify.byContent')}</span>
      </div>
      <section className="stack-tight" aria-label={t('classify.hints')}>
        <div className="row row-apart">
          <h3>{t('classify.hints')}</h3>
          {hints.some((hint) => !isTaken(form, hint)) && (
            <Button size="small" keys="Alt+Y" onClick={takeAll}>
              {t('classify.takeAll')}
            </Button>
          )}
        </div>
        <Hints
          hints={hints}
          form={form}
          rules={rules}
          onTake={(hint, taken) => setForm((held) => withHint(held, hint, taken))}
        />
      </section>
      <div className="form-grid">
        <div className="span-4">
          <Select
            label={t('letter.kind')}
            value={form.kind}
            options={rules.options('kinds')}
            onChange={(kind) => set({ kind })}
          />
        </div>
        <div className="span-8">
          <Select
            label={t('letter.field')}
            value={form.field}
            options={rules.options('fields', { kind: form.kind })}
            empty={t('form.none')}
            onChange={(field) => set({ field })}
          />
        </div>
      </div>
      <CodeList
        single
        label={t('classify.class')}
        group="classes"
        rules={rules}
        chosen={form.class === '' ? [] : [form.class]}
        error={shown.class && t(shown.class)}
        onChange={([code = '']) => set({ class: code })}
      />
      {mayBeSource(form, opened.letter.authorship) && (
        <Checkbox label={t('classify.asSource')} checked={form.asSource} onChange={(asSource) => set({ asSource })} />
      )}
      {isRefused(rules.pack, form.class) && (
        <CodeList
          label={t('classify.reasons')}
          group="refusals"
          kind={form.kind}
          rules={rules}
          chosen={form.reasons}
          error={shown.reasons && t(shown.reasons)}
          onChange={(reasons) => set({ reasons })}
        />
      )}
      <CodeList
        label={t('classify.criteria')}
        group="criteria"
        rules={rules}
        chosen={form.criteria}
        onChange={(criteria) => set({ criteria })}
      />
      {form.claims.length > 0 && (
        <ClaimRows
          claims={form.claims}
          rules={rules}
          locked={coveredFields(opened).has('claims')}
          onChange={(claims) => set({ claims })}
        />
      )}
      <div className="form-grid">
        <div className="span-4">
          <DateField
            label={t('classify.on')}
            value={form.on}
            required
            error={shown.on && t(shown.on)}
            onChange={(on) => set({ on })}
          />
        </div>
        <div className="span-8">
          <TextArea
            label={t('classify.note')}
            rows={1}
            maxLength={2000}
            value={form.note}
            onChange={(note) => set({ note })}
          />
        </div>
      </div>
      <div className="row">
        <Button tone="primary" type="submit" keys="Ctrl+S" busy={busy}>
          {t('classify.save')}
        </Button>
        <Button tone="quiet" keys="Esc" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
      {dialog}
      <Former recId={detail.recId} rules={rules} />
    </form>
  );
}
