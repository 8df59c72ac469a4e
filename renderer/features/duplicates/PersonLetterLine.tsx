import { useState } from 'react';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Badge, Button } from '../../ui';
import type { PersonLetter } from '../../vault/api/persons';
import { useRouter } from '../common/route';
import { ReasonLine } from './ReasonLine';

interface PersonLetterLineProps {
  readonly letter: PersonLetter;
  readonly busy: boolean;
  readonly onMerge: (() => void) | null;
  /** Resolves to true once it is done. */
  readonly onSplit: ((reason: string) => Promise<boolean>) | null;
}

/** One other letter of a person, and what may be said of it. */
export function PersonLetterLine({ letter, busy, onMerge, onSplit }: PersonLetterLineProps) {
  const { go } = useRouter();
  const [asking, setAsking] = useState(false);
  const number = letter.registerNo || t('duplicates.noNumber');
  return (
    <li className="stack-tight">
      <div className="row">
        <Badge>{t(`persons.${letter.role}`)}</Badge>
        <Button size="small" tone="quiet" onClick={() => go({ screen: 'letter', recId: letter.recId })}>
          {number}
        </Button>
        <span className="dim">{formatDay(letter.arrivedOn)}</span>
        <span>{letter.name || t('persons.unnamed')}</span>
        <span className="dim">{letter.address}</span>
        <span className="grow" />
        {onMerge && (
          <Button size="small" busy={busy} label={t('persons.mergeLabel', { number })} onClick={onMerge}>
            {t('persons.merge')}
          </Button>
        )}
        {onSplit && !asking && (
          <Button size="small" tone="quiet" label={t('persons.splitLabel', { number })} onClick={() => setAsking(true)}>
            {t('persons.split')}
          </Button>
        )}
      </div>
      <p>{letter.summary}</p>
      {onSplit && asking && (
        <ReasonLine
          label={t('persons.splitReason')}
          action={t('persons.split')}
          busy={busy}
          onReason={(reason) => void onSplit(reason).then((done) => done && setAsking(false))}
          onCancel={() => setAsking(false)}
        />
      )}
    </li>
  );
}
