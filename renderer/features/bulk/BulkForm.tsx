import { parseDay } from '../../i18n/dates';
import { label, t } from '../../i18n/t';
import { DateField, Select, TextField } from '../../ui';
import { useRules } from '../common/rules';
import { PersonPicker } from '../workflow/PersonPicker';
import { type BulkDraft, type BulkField, bulkFields, bulkKinds, missingIn } from './change';

export interface BulkFormProps {
  readonly draft: BulkDraft;
  readonly tried: boolean;
  readonly onChange: (change: Partial<BulkDraft>) => void;
}

/** What is to be changed, the same for all letters. */
export function BulkForm({ draft, tried, onChange }: BulkFormProps) {
  const rules = useRules();
  const missing = missingIn(draft);
  const fault = (field: (typeof missing)[number]) =>
    tried && missing.includes(field) ? t('form.error.required') : undefined;
  const group = bulkFields[draft.field];
  return (
    <>
      <Select
        label={t('bulk.what')}
        value={draft.what}
        autoFocus
        options={bulkKinds.map((value) => ({ value, label: label('bulk.kind', value) }))}
        onChange={(value) => onChange({ what: bulkKinds.find((kind) => kind === value) ?? 'field' })}
      />
      {draft.what === 'field' && (
        <>
          <Select
            label={t('bulk.field')}
            value={draft.field}
            options={(Object.keys(bulkFields) as BulkField[]).map((value) => ({
              value,
              label: t(`letter.${value}`),
            }))}
            onChange={(value) => onChange({ field: value as BulkField, value: '' })}
          />
          {group === 'day' ? (
            <DateField
              label={t('bulk.value')}
              required
              value={draft.value}
              error={draft.value.trim() !== '' && !parseDay(draft.value) ? t('register.badDay') : fault('value')}
              onChange={(value) => onChange({ value })}
            />
          ) : (
            <Select
              label={t('bulk.value')}
              required
              value={draft.value}
              empty={t('bulk.choose')}
              options={rules.options(group)}
              error={fault('value')}
              onChange={(value) => onChange({ value })}
            />
          )}
        </>
      )}
      {draft.what === 'assign' && (
        <>
          <Select
            label={t('bulk.role')}
            required
            value={draft.role}
            empty={t('bulk.choose')}
            options={rules.options('roles')}
            error={fault('role')}
            onChange={(role) => onChange({ role })}
          />
          <div className="form-grid">
            <PersonPicker
              label={t('bulk.person')}
              account={draft.account}
              person={draft.person}
              onChange={onChange}
              error={fault('person')}
              unlinked={t('workflow.noAccount')}
            />
          </div>
        </>
      )}
      {draft.what === 'move' && (
        <Select
          label={t('bulk.to')}
          required
          value={draft.to}
          empty={t('bulk.choose')}
          options={rules.options('statuses')}
          error={fault('to')}
          onChange={(to) => onChange({ to })}
        />
      )}
      {draft.what === 'move' && (
        <DateField
          label={t('bulk.on')}
          value={draft.on}
          error={missing.includes('on') ? t('register.badDay') : undefined}
          onChange={(on) => onChange({ on })}
        />
      )}
      {(draft.what === 'move' || draft.what === 'delete') && (
        <TextField
          label={t('bulk.reason')}
          required={draft.what === 'delete'}
          hint={draft.what === 'move' ? t('bulk.reasonHint') : undefined}
          value={draft.reason}
          maxLength={1000}
          error={fault('reason')}
          onChange={(reason) => onChange({ reason })}
        />
      )}
    </>
  );
}
