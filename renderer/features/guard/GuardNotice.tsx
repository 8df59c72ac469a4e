import { label, t } from '../../i18n/t';
import { Banner, Button, TextField } from '../../ui';
import type { GuardAnswer } from '../../vault/api/work';
import { useCase } from '../letters/caseDesk';
import type { FieldBinding } from '../workflow/useWorkForm';

export interface GuardNoticeProps {
  readonly finding: GuardAnswer | null;
  /** Whom it is about, as typed. */
  readonly person: string;
  /** Why the officer says that it is another person of that name. */
  readonly reason: FieldBinding;
}

/**
 * Why this person may not act on this letter, and who could: the level above. Where only the names are alike, the
 * officer may say with a reason that it is somebody else.
 */
export function GuardNotice({ finding, person, reason }: GuardNoticeProps) {
  const { open, form } = useCase();
  if (!finding) return null;
  return (
    <div className="span-12">
      <Banner tone="danger" title={t('guard.title')}>
        <div className="stack-tight">
          <p>
            {label('guard.because', finding.code)}
            {finding.matches && ` ${t('guard.matches', { who: finding.matches })}`}
          </p>
          <p>{finding.propose ? t('guard.propose', { unit: finding.propose }) : t('guard.top')}</p>
          {finding.asks && <p>{t('guard.asksOffice')}</p>}
          {finding.mayOverride && (
            <TextField label={t('guard.otherPerson')} hint={t('guard.otherPersonHint')} maxLength={1000} {...reason} />
          )}
          <div>
            <Button
              size="small"
              onClick={() =>
                open({ kind: 'guard', about: person, ...(form?.claim === undefined ? {} : { claim: form.claim }) })
              }
            >
              {t('guard.toAbove')}
            </Button>
          </div>
        </div>
      </Banner>
    </div>
  );
}
