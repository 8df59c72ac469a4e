import type { LetterField } from '../../../shared/model/letter';
import type { Value } from '../../../shared/sync/op';
import { formatFullMoment } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Badge, Banner, Button, showToast } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import { useVaultCommand } from '../common/vault';
import { valueText } from './values';

interface Candidate {
  readonly value: Value;
  readonly by: string;
  readonly atMs: number;
}

interface Conflict {
  readonly field: LetterField | 'status';
  readonly values: readonly Candidate[];
}

/** Fields in which several people's values stand side by side, the one shown first. */
export function conflictsOf(detail: LetterDetail): readonly Conflict[] {
  const fields = (Object.keys(detail.fields) as LetterField[]).flatMap((field): Conflict[] => {
    const values = detail.fields[field]?.conflict ?? [];
    return values.length > 1 ? [{ field, values }] : [];
  });
  return detail.statusConflict.length > 1 ? [...fields, { field: 'status', values: detail.statusConflict }] : fields;
}

/** Both values of every conflict, who wrote them and when; choosing one is itself a change with a name and a time. */
export function ConflictPanel({ detail }: { readonly detail: LetterDetail }) {
  const resolve = useVaultCommand('letter.resolve');
  const conflicts = conflictsOf(detail);
  if (conflicts.length === 0) return null;
  const choose = async (field: Conflict['field'], value: Value) => {
    const result = await resolve.mutateAsync({ recId: detail.recId, field, value });
    showToast(
      result.ok ? { tone: 'ok', text: t('conflicts.resolved') } : { tone: 'danger', text: errorText(result.error) },
    );
  };
  return (
    <Banner tone="warn" title={t('conflicts.title')}>
      <div className="stack">
        <p>{t('conflicts.inLetter', { count: conflicts.length })}</p>
        {conflicts.map(({ field, values }) => (
          <section key={field} className="stack-tight" aria-label={t(`letter.${field}`)}>
            <h2>{t(`letter.${field}`)}</h2>
            <div className="conflict-values">
              {values.map((candidate, place) => (
                <div key={`${candidate.atMs} ${candidate.by}`} className="conflict-value">
                  <p className="letter-content">{valueText(field, candidate.value)}</p>
                  <p className="dim">
                    {t('detail.noteMeta', { by: candidate.by, when: formatFullMoment(candidate.atMs) })}{' '}
                    {place === 0 && <Badge>{t('conflicts.shown')}</Badge>}
                  </p>
                  {detail.editable && (
                    <div>
                      <Button
                        size="small"
                        disabled={resolve.isPending}
                        onClick={() => void choose(field, candidate.value)}
                      >
                        {t('conflicts.choose')}
                      </Button>
                    </div>
                  )}
                </div>
              ))}
            </div>
          </section>
        ))}
      </div>
    </Banner>
  );
}
