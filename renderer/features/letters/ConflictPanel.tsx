import type { LetterField } from '../../../shared/model/letter';
import type { Value } from '../../../shared/sync/op';
import { formatFullMoment } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Badge, Banner, Button, showToast } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import { useRules } from '../common/rules';
import { useVaultCommand } from '../common/vault';
import { placeOf } from '../workflow/tracks';
import { valueTexts } from './values';

interface Candidate {
  readonly value: Value;
  readonly by: string;
  readonly atMs: number;
}

interface Conflict {
  readonly field: LetterField | 'status';
  /** The content whose track it is, for a status. */
  readonly track?: string;
  readonly values: readonly Candidate[];
}

/** Fields in which several people's values stand side by side, the one shown first. */
function conflictsOf(detail: LetterDetail): readonly Conflict[] {
  const fields = (Object.keys(detail.fields) as LetterField[]).flatMap((field): Conflict[] => {
    const values = detail.fields[field]?.conflict ?? [];
    return values.length > 1 ? [{ field, values }] : [];
  });
  const tracks = Object.entries(detail.trackConflicts).map(
    ([track, values]): Conflict => ({ field: 'status', track, values }),
  );
  const main: Conflict[] = detail.statusConflict.length > 1 ? [{ field: 'status', values: detail.statusConflict }] : [];
  return [...fields, ...main, ...tracks];
}

/** Both values of every conflict, who wrote them and when; choosing one is itself a change with a name and a time. */
export function ConflictPanel({ detail }: { readonly detail: LetterDetail }) {
  const resolve = useVaultCommand('letter.resolve');
  const rules = useRules();
  const conflicts = conflictsOf(detail);
  if (conflicts.length === 0) return null;
  const choose = async (conflict: Conflict, value: Value) => {
    const { field, track, values } = conflict;
    const result = await resolve.mutateAsync({
      recId: detail.recId,
      field,
      value,
      ...(track === undefined ? {} : { track }),
    });
    if (!result.ok) return showToast({ tone: 'danger', text: errorText(result.error) });
    // Where a letter stands is moved on, not set: a status that was chosen is mended by the next step.
    const other = field !== 'status' && values.length === 2 ? values.find((one) => one.value !== value) : undefined;
    showToast({
      tone: 'ok',
      text: t('conflicts.resolved'),
      ...(other ? { action: { label: t('conflicts.other'), run: () => void choose(conflict, other.value) } } : {}),
    });
  };
  return (
    <Banner tone="warn" title={t('conflicts.title')}>
      <div className="stack">
        <p>{t('conflicts.inLetter', { count: conflicts.length })}</p>
        {conflicts.map((conflict) => {
          const { field, track, values } = conflict;
          const words = valueTexts(
            field,
            values.map(({ value }) => value),
            rules,
          );
          const name =
            track === undefined ? t(`letter.${field}`) : t('case.trackConflict', { place: placeOf(detail, track) });
          return (
            <section key={`${field} ${track ?? ''}`} className="stack-tight" aria-label={name}>
              <h2>{name}</h2>
              <div className="conflict-values">
                {values.map((candidate, place) => (
                  <div key={`${candidate.atMs} ${candidate.by}`} className="conflict-value">
                    <p className="letter-content">{words[place]}</p>
                    <p className="dim">
                      {t('detail.noteMeta', { by: candidate.by, when: formatFullMoment(candidate.atMs) })}{' '}
                      {place === 0 && <Badge>{t('conflicts.shown')}</Badge>}
                    </p>
                    {detail.editable && (
                      <div>
                        <Button
                          size="small"
                          disabled={resolve.isPending}
                          onClick={() => void choose(conflict, candidate.value)}
                        >
                          {t('conflicts.choose')}
                        </Button>
                      </div>
                    )}
                  </div>
                ))}
              </div>
            </section>
          );
        })}
      </div>
    </Banner>
  );
}
