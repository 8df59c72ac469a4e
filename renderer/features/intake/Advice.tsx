import { useMemo } from 'react';
import { isoDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import type { FormStore } from './formStore';
import { useQuietForm, useTouched } from './useForm';
import { warningsOf } from './warnings';

const quietMs = 350;

export interface AdviceProps {
  readonly store: FormStore;
  readonly isNew: boolean;
  readonly onGo: (path: string) => void;
}

/** What looks odd, a moment after the last key; each point leads to its field. It never stops a save. */
export function Advice({ store, isNew, onGo }: AdviceProps) {
  const form = useQuietForm(store, quietMs);
  const touched = useTouched(store);
  const warnings = useMemo(() => (touched ? warningsOf(form, isoDay(new Date()), isNew) : []), [form, touched, isNew]);
  return (
    <section className="panel stack-tight" aria-label={t('form.warnings')}>
      <h2>{t('form.warnings')}</h2>
      <div role="status">
        {warnings.length === 0 ? (
          <p className="dim">{t('form.noWarnings')}</p>
        ) : (
          <ul className="advice">
            {warnings.map((warning) => (
              <li key={`${warning.text} ${warning.path}`}>
                <button type="button" className="advice-item" onClick={() => onGo(warning.path)}>
                  {t(warning.text, warning.params)}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
