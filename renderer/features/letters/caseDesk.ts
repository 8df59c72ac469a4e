import { createContext, useContext } from 'react';
import type { LetterStatus } from '../../../shared/model/letter';
import type { LetterDetail } from '../../vault/api';
import type { CaseTab } from './caseTabs';

/** The small forms of a letter; one is open at a time, in the tab where its outcome shows. */
export type FormKind =
  | 'classify'
  | 'propose'
  | 'approve'
  | 'result'
  | 'transfer'
  | 'transferState'
  | 'step'
  | 'remind'
  | 'remindAnswer'
  | 'guard'
  | 'move'
  | 'assign'
  | 'unassign'
  | 'extend'
  | 'stop'
  | 'restart';

export interface OpenForm {
  readonly kind: FormKind;
  /** The claim whose track it is about; absent for the letter as a whole. */
  readonly claim?: string;
  /** The status that the officer is on the way to: moved to as soon as nothing is missing. */
  readonly toward?: LetterStatus;
  /** What it is about: an event's op id, a rule's code, a person's name. */
  readonly about?: string;
}

export const tabOf: Readonly<Record<FormKind, CaseTab>> = {
  classify: 'work',
  propose: 'work',
  approve: 'work',
  result: 'work',
  transfer: 'work',
  transferState: 'work',
  step: 'work',
  remind: 'work',
  remindAnswer: 'work',
  guard: 'work',
  move: 'work',
  assign: 'people',
  unassign: 'people',
  extend: 'clock',
  stop: 'clock',
  restart: 'clock',
};

export interface CaseDesk {
  readonly detail: LetterDetail;
  /** Of this unit and not deleted. */
  readonly mayChange: boolean;
  readonly form: OpenForm | null;
  /** Opens a small form in its tab; what was typed in the one before stays as its draft. */
  readonly open: (form: OpenForm) => void;
  readonly close: () => void;
  readonly showTab: (tab: CaseTab) => void;
  /** The claim that the workflow looks at; null for the letter as a whole. */
  readonly track: string | null;
  readonly setTrack: (track: string | null) => void;
  /** The letter as it stands after a change that has just been saved. */
  readonly fresh: () => LetterDetail;
}

const CaseContext = createContext<CaseDesk | null>(null);
export const CaseProvider = CaseContext;

/** @throws Error outside a letter's screen, which is a mistake in the screens. */
export function useCase(): CaseDesk {
  const held = useContext(CaseContext);
  if (!held) throw new Error('no letter is open here');
  return held;
}
