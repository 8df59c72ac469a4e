import { memo } from 'react';
import { t } from '../../i18n/t';
import { useRules } from '../common/rules';
import { Choice, Lines } from './fields';
import { ItemList } from './ItemList';
import { useText } from './useForm';

/** What the letter says, in one line and in full, and what came with it. */
export const Content = memo(function Content() {
  return (
    <fieldset className="panel stack-tight">
      <legend className="visually-hidden">{t('form.group.text')}</legend>
      <Lines path="summary" label={t('letter.summary')} rows={2} hint={t('form.hint.summary')} required />
      <div data-lines>
        <Lines path="content" label={t('letter.content')} rows={5} />
      </div>
      <Lines path="enclosures" label={t('letter.enclosures')} rows={1} />
    </fieldset>
  );
});

/** Several contents under one number; none are written where there is but one. */
export const Claims = memo(function Claims({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <ItemList
      list="claims"
      title={t('form.group.claims')}
      addLabel={t('form.addClaim')}
      keys="Alt+N"
      onAdd={onAdd}
      removeLabel={(place) => t('form.removeClaim', { place: place + 1 })}
      least={0}
      note={<span className="dim">{t('form.hint.claims')}</span>}
      item={(place) => <ClaimFields place={place} />}
    />
  );
});

const ClaimFields = memo(function ClaimFields({ place }: { readonly place: number }) {
  const rules = useRules();
  const kind = useText(`claims.${place}.kind`);
  return (
    <div className="form-grid">
      <div className="span-4">
        <Choice
          path={`claims.${place}.kind`}
          label={t('form.claim.kind', { place: place + 1 })}
          options={rules.options('kinds')}
        />
      </div>
      <div className="span-8">
        <Choice
          path={`claims.${place}.field`}
          label={t('letter.field')}
          options={rules.options('fields', { kind })}
          empty={t('form.none')}
        />
      </div>
      <div className="span-12">
        <Lines path={`claims.${place}.text`} label={t('form.claim.text')} rows={2} />
      </div>
    </div>
  );
});
