import { t } from '../../i18n/t';
import { Badge } from '../../ui';
import type { PersonLetter, PersonView } from '../../vault/api/persons';
import { ErrorBanner } from '../common/ErrorBanner';
import { highestLevel, useMarkingLevel } from '../common/marking';
import { useVaultQuery } from '../common/vault';
import { PersonLetterLine } from './PersonLetterLine';
import { usePersons } from './usePersons';

/**
 * Contract for the letter screen: give it the letter's id and whether this desk may write (`editable` and not deleted).
 * It asks for what it shows by itself; place it in a tab or a column. It is a section with a heading of its own.
 */
export interface PersonsPanelProps {
  readonly recId: string;
  readonly mayChange: boolean;
}

/** The people whom a letter names and their other letters; the officer says who is one person, and who is not. */
export function PersonsPanel({ recId, mayChange }: PersonsPanelProps) {
  const { data, error, refetch } = useVaultQuery('letters', 'person.of', { recId });
  useMarkingLevel(highestLevel(data?.persons.flatMap(({ letters }) => letters) ?? []));
  if (error) return <ErrorBanner error={error} onRetry={() => void refetch()} />;
  if (!data) return <p role="status">{t('detail.loading')}</p>;
  return (
    <section className="stack" aria-label={t('persons.title')}>
      <h2>{t('persons.title')}</h2>
      {data.persons.length === 0 && <p className="dim">{t('persons.none')}</p>}
      {data.persons.map((person) => (
        <Person key={idOf(person)} person={person} mayChange={mayChange} />
      ))}
    </section>
  );
}

const idOf = ({ letters: [own] }: PersonView): string => (own ? `${own.role} ${own.key}` : '');

function Person({ person, mayChange }: { readonly person: PersonView; readonly mayChange: boolean }) {
  const { merge, split, busy } = usePersons();
  const [own, ...others] = person.letters;
  if (!own) return null;
  const merged = others.filter((one) => one.merged);
  const alike = others.filter((one) => !one.merged);
  const line = (letter: PersonLetter) => (
    <PersonLetterLine
      key={`${letter.recId} ${letter.role} ${letter.key}`}
      letter={letter}
      busy={busy}
      onMerge={mayChange && !letter.merged ? () => void merge([own, letter]) : null}
      onSplit={mayChange && letter.merged ? (reason) => split(letter, reason, own) : null}
    />
  );
  return (
    <section className="stack-tight" aria-label={person.name}>
      <div className="row">
        <Badge>{t(`persons.${own.role}`)}</Badge>
        <strong>{person.name}</strong>
        <span className="dim">{person.address}</span>
        {merged.length > 0 && <Badge tone="info">{t('persons.mergedCount', { count: merged.length + 1 })}</Badge>}
      </div>
      {others.length === 0 && <p className="dim">{t('persons.alone')}</p>}
      {merged.length > 0 && (
        <>
          <p>{t('persons.confirmed')}</p>
          <ul className="plain-list">{merged.map(line)}</ul>
        </>
      )}
      {alike.length > 0 && (
        <>
          <p>{t('persons.sameName')}</p>
          <ul className="plain-list">{alike.map(line)}</ul>
        </>
      )}
    </section>
  );
}
