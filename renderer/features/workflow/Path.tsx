import type { LetterStatus } from '../../../shared/model/letter';
import { t } from '../../i18n/t';
import { useRules } from '../common/rules';

const opening: readonly LetterStatus[] = ['tiep-nhan', 'phan-loai', 'de-xuat', 'duyet'];
const settling: readonly LetterStatus[] = ['thu-ly', 'xac-minh', 'ket-luan', 'thong-bao'];
const closing: readonly LetterStatus[] = ['ket-thuc', 'xep-luu'];
const ending: readonly LetterStatus[] = ['ra-soat-huy', 'da-huy'];

/** The stations of a letter's way that are sure to come, with the one it has taken after the approval. */
export function pathOf(status: LetterStatus, intended: LetterStatus | null): readonly LetterStatus[] {
  const known = [...opening, ...closing, ...ending];
  const way = known.includes(status) ? intended : status;
  const middle = way === null || settling.includes(way) ? settling : [way];
  const path = [...opening, ...middle, ...closing];
  return ending.includes(status) ? [...path, ...ending] : path;
}

export interface PathProps {
  readonly status: LetterStatus;
  /** Where the agreed direction leads; null before the approval. */
  readonly intended: LetterStatus | null;
}

/** The way of the letter in one line, with the station where it stands. */
export function Path({ status, intended }: PathProps) {
  const rules = useRules();
  const path = pathOf(status, intended);
  const at = path.indexOf(status);
  return (
    <ol className="path" aria-label={t('workflow.path')}>
      {path.map((station, place) => (
        <li
          key={station}
          className={place < at ? 'path-done' : place === at ? 'path-here' : 'path-ahead'}
          aria-current={place === at ? 'step' : undefined}
        >
          {rules.name('statuses', station)}
        </li>
      ))}
    </ol>
  );
}
