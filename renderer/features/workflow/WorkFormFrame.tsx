import { type ReactNode, useEffect, useRef } from 'react';
import { formatMoment } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Button, useHotkeys } from '../../ui';
import { moveOnEnter } from '../intake/enterMoves';
import { useCase } from '../letters/caseDesk';
import type { FormValues } from './reading';
import type { WorkForm } from './useWorkForm';

export interface WorkFormFrameProps<F extends FormValues<F>> {
  readonly title: string;
  readonly work: WorkForm<F>;
  /** What the form rests on, told above its fields. */
  readonly about?: ReactNode;
  readonly children: ReactNode;
  readonly saveLabel?: string;
  /** Something stands in the way that the fields can't mend. */
  readonly blocked?: boolean;
}

/** A small form inside the page: Enter goes on, Ctrl+S saves, Esc closes and keeps what was typed. */
export function WorkFormFrame<F extends FormValues<F>>(props: WorkFormFrameProps<F>) {
  const { title, work, about, children, saveLabel, blocked = false } = props;
  const { close } = useCase();
  const root = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = root.current?.querySelector<HTMLElement>('input, select, textarea');
    first?.focus();
    root.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  useHotkeys({ 'ctrl+s': () => void (blocked || work.submit()) });
  return (
    <form
      ref={root}
      className="work-form"
      aria-label={title}
      noValidate
      onKeyDown={moveOnEnter}
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked) void work.submit();
      }}
    >
      <h2>{title}</h2>
      {work.restoredMs !== null && (
        <p className="row dim">
          {t('workflow.restored', { when: formatMoment(work.restoredMs) })}
          <Button size="small" tone="quiet" onClick={work.startOver}>
            {t('workflow.startOver')}
          </Button>
        </p>
      )}
      {about}
      <div className="form-grid">{children}</div>
      <div className="form-foot">
        <Button tone="primary" type="submit" keys="Ctrl+S" busy={work.busy} disabled={blocked}>
          {saveLabel ?? t('action.save')}
        </Button>
        <Button tone="quiet" keys="Esc" onClick={close}>
          {t('workflow.close')}
        </Button>
      </div>
    </form>
  );
}
