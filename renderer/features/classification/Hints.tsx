import { t } from '../../i18n/t';
import { Button } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import type { Rules } from '../common/rules';
import { type ClassifyForm, isTaken } from './form';

type Hint = LetterDetail['classificationHints'][number];

export interface HintsProps {
  readonly hints: readonly Hint[];
  readonly form: ClassifyForm;
  readonly rules: Rules;
  readonly onTake: (hint: Hint, taken: boolean) => void;
}

const groups = { class: 'classes', criterion: 'criteria', reason: 'refusals' } as const;

/** What the desk sees in the letter, each with its fact. Nothing of it holds until the officer takes it. */
export function Hints({ hints, form, rules, onTake }: HintsProps) {
  if (hints.length === 0) return <p className="dim">{t('classify.noHints')}</p>;
  return (
    <ul className="hints">
      {hints.map((hint) => {
        const taken = isTaken(form, hint);
        const what = hint.what === 'as-source' ? t('classify.asSource') : rules.name(groups[hint.what], hint.code);
        return (
          <li key={`${hint.what} ${hint.code}`} className="hint">
            <span className="grow">
              <span className="dim">{t(`classify.hint.${hint.what}`)}</span> <strong>{what}</strong>
              <br />
              {hint.because}.
            </span>
            <Button
              size="small"
              pressed={taken}
              label={t(taken ? 'classify.untakeOne' : 'classify.takeOne', { what })}
              onClick={() => onTake(hint, !taken)}
            >
              {t(taken ? 'classify.taken' : 'classify.take')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
