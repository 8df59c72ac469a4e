import { proposalOf, unansweredOf } from '../../../shared/rules/folds';
import { type FormKind, useCase } from '../letters/caseDesk';

/** Work on a letter that can be begun at any time; `perTrack` where it is about one content alone. */
const acts = [
  { kind: 'classify', perTrack: false },
  { kind: 'propose', perTrack: true },
  { kind: 'approve', perTrack: true },
  { kind: 'step', perTrack: true },
  { kind: 'transfer', perTrack: true },
  { kind: 'remind', perTrack: false },
  { kind: 'remindAnswer', perTrack: false },
  { kind: 'result', perTrack: true },
] as const satisfies readonly { readonly kind: FormKind; readonly perTrack: boolean }[];

export interface WorkAct {
  readonly kind: (typeof acts)[number]['kind'];
  /** null: something is missing for it. */
  readonly run: (() => void) | null;
}

export const isWorkAct = (id: string): boolean => acts.some(({ kind }) => kind === id);

/** What can be begun with the letter, or with the content whose track is shown. */
export function useWorkActs(): readonly WorkAct[] {
  const { detail, track, open } = useCase();
  return acts.map(({ kind, perTrack }) => {
    const isReady =
      kind === 'approve'
        ? proposalOf(detail, track ?? undefined) !== null
        : kind !== 'remindAnswer' || unansweredOf(detail).length > 0;
    const claim = perTrack && track !== null ? { claim: track } : {};
    return { kind, run: isReady ? () => open({ kind, ...claim }) : null };
  });
}
