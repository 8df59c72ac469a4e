import { t } from '../../i18n/t';
import { Select } from '../../ui';
import type { Rules } from '../common/rules';
import type { ClaimRow } from './form';

export interface ClaimRowsProps {
  readonly claims: readonly ClaimRow[];
  readonly rules: Rules;
  /** A name stands covered in a text: the contents are shown and not to be changed. */
  readonly locked: boolean;
  readonly onChange: (claims: readonly ClaimRow[]) => void;
}

/** Each content of the letter by itself: what it is, what it is about, where it goes. */
export function ClaimRows({ claims, rules, locked, onChange }: ClaimRowsProps) {
  const set = (id: string, change: Partial<ClaimRow>) =>
    onChange(claims.map((claim) => (claim.id === id ? { ...claim, ...change } : claim)));
  return (
    <section className="stack-tight" aria-label={t('classify.claims')}>
      <h3>{t('classify.claims')}</h3>
      {locked && <p className="dim">{t('classify.claimsCovered')}</p>}
      {claims.map(({ id, text, kind, field, direction }, place) => (
        <fieldset key={id} className="claim-row">
          <legend>{t('classify.claim', { place: place + 1 })}</legend>
          <p className="letter-content">{text}</p>
          <div className="form-grid">
            <div className="span-4">
              <Select
                label={t('letter.kind')}
                value={kind}
                disabled={locked}
                options={rules.options('kinds')}
                onChange={(value) => set(id, { kind: value })}
              />
            </div>
            <div className="span-4">
              <Select
                label={t('letter.field')}
                value={field}
                disabled={locked}
                options={rules.options('fields', { kind })}
                empty={t('form.none')}
                onChange={(value) => set(id, { field: value })}
              />
            </div>
            <div className="span-4">
              <Select
                label={t('letter.direction')}
                value={direction}
                disabled={locked}
                options={rules.options('directions', { kind })}
                empty={t('form.none')}
                onChange={(value) => set(id, { direction: value })}
              />
            </div>
          </div>
        </fieldset>
      ))}
    </section>
  );
}
