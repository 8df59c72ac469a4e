import { t } from '../../i18n/t';
import { Button, Checkbox, TextField } from '../../ui';
import { type AccusedForm, emptyAccused, emptySender, type SenderForm } from './form';
import type { Problems } from './letter';

interface ListProps<T> {
  readonly people: readonly T[];
  readonly problems: Problems;
  readonly onChange: (people: readonly T[]) => void;
}

const replaced = <T,>(list: readonly T[], place: number, change: Partial<T>): T[] =>
  list.map((item, index) => (index === place ? { ...item, ...change } : item));
const without = <T,>(list: readonly T[], place: number): T[] => list.filter((_, index) => index !== place);

/** Everyone who signed. */
export function Senders({ people, problems, onChange }: ListProps<SenderForm>) {
  const field = (place: number, name: keyof SenderForm, span: string) => (
    <div className={span}>
      <TextField
        label={t(`form.sender.${name}`)}
        value={people[place]?.[name] ?? ''}
        error={problemText(problems, `senders.${place}.${name}`)}
        onChange={(value) => onChange(replaced(people, place, { [name]: value }))}
      />
    </div>
  );
  return (
    <fieldset>
      <legend>{t('form.group.senders')}</legend>
      {people.map((_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: people in a form have no identity but their place
        <div key={place} className="party">
          <div className="form-grid">
            {field(place, 'name', 'span-4')}
            {field(place, 'address', 'span-8')}
            {field(place, 'phone', 'span-3')}
            {field(place, 'idNumber', 'span-3')}
            {field(place, 'organisation', 'span-6')}
          </div>
          {people.length > 1 && (
            <div className="party-actions">
              <Button
                size="small"
                tone="quiet"
                label={t('form.removeSender', { place: place + 1 })}
                onClick={() => onChange(without(people, place))}
              >
                {t('action.remove')}
              </Button>
            </div>
          )}
        </div>
      ))}
      <div className="party-more">
        <Button size="small" onClick={() => onChange([...people, emptySender])}>
          {t('form.addSender')}
        </Button>
      </div>
    </fieldset>
  );
}

/** Everyone whom the letter is about: people and organisations. */
export function AccusedList({ people, problems, onChange }: ListProps<AccusedForm>) {
  const field = (place: number, name: 'name' | 'office' | 'unit') => (
    <div className={name === 'office' ? 'span-3' : 'span-4'}>
      <TextField
        label={t(`form.accused.${name}`)}
        value={people[place]?.[name] ?? ''}
        error={problemText(problems, `accused.${place}.${name}`)}
        onChange={(value) => onChange(replaced(people, place, { [name]: value }))}
      />
    </div>
  );
  return (
    <fieldset>
      <legend>{t('form.group.accused')}</legend>
      {people.map((person, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: people in a form have no identity but their place
        <div key={place} className="party">
          <div className="form-grid">
            {field(place, 'name')}
            {field(place, 'office')}
            {field(place, 'unit')}
            <div className="span-1 party-check">
              <Checkbox
                label={t('letter.collective')}
                checked={person.collective}
                onChange={(collective) => onChange(replaced(people, place, { collective }))}
              />
            </div>
          </div>
          {people.length > 1 && (
            <div className="party-actions">
              <Button
                size="small"
                tone="quiet"
                label={t('form.removeAccused', { place: place + 1 })}
                onClick={() => onChange(without(people, place))}
              >
                {t('action.remove')}
              </Button>
            </div>
          )}
        </div>
      ))}
      <div className="party-more">
        <Button size="small" onClick={() => onChange([...people, emptyAccused])}>
          {t('form.addAccused')}
        </Button>
      </div>
    </fieldset>
  );
}

/** A place's problem in words. */
export function problemText(problems: Problems, place: string): string | undefined {
  const key = problems[place];
  return key ? t(key) : undefined;
}
