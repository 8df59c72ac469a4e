import type { WorkEvent, WorkEventType } from '../../../shared/model/work';
import type { PracticeName } from '../../../shared/training/practiceLetters';
import type { TextKey } from '../../i18n/t';
import type { Looked } from './look';

export interface PracticeStep {
  readonly text: TextKey;
  /** Whether it really stands in the practice vault. */
  readonly done: (looked: Looked) => boolean;
}

export interface Exercise {
  readonly id: string;
  readonly title: TextKey;
  /** The letter it is about; absent when one is to be entered. */
  readonly letter?: PracticeName;
  readonly steps: readonly PracticeStep[];
}

/** Work of a kind on a letter that was not taken back, latest last. */
const work = <T extends WorkEventType>({ history }: Looked, name: PracticeName, type: T) =>
  history[name].flatMap(({ event, voided }) =>
    event?.t === type && !voided ? [event as Extract<WorkEvent, { t: T }>] : [],
  );

/** The classification as it was last set. */
function classification({ history }: Looked, name: PracticeName): Readonly<Record<string, unknown>> {
  const set = [...history[name]]
    .sort((a, b) => a.atMs - b.atMs)
    .flatMap(({ changes }) => changes.filter(({ field }) => field === 'classification'));
  const last = set.at(-1)?.after;
  return typeof last === 'object' && last !== null && !Array.isArray(last) ? (last as Record<string, unknown>) : {};
}

const classified = (looked: Looked, name: PracticeName) => Boolean(classification(looked, name).class);
const logged = ({ access, ids }: Looked, act: string, name: PracticeName) =>
  access.some((entry) => entry.act === act && entry.recIds.includes(ids[name]));
const linked = (looked: Looked, from: PracticeName, to: PracticeName) =>
  work(looked, from, 'link').some(({ kind, other }) => kind === 'trung' && other === looked.ids[to]);

/** The guided exercises in their order. */
export const exercises: readonly Exercise[] = [
  {
    id: 'intake',
    title: 'practice.intake.title',
    steps: [
      { text: 'practice.intake.save', done: ({ entered }) => entered.some(({ kind }) => kind === 'khieu-nai') },
      {
        text: 'practice.intake.sender',
        done: ({ entered }) =>
          entered.some((row) => row.kind === 'khieu-nai' && row.sender !== '' && row.address !== ''),
      },
      {
        text: 'practice.intake.received',
        done: ({ entered }) => entered.some((row) => row.kind === 'khieu-nai' && row.receivedOn !== ''),
      },
    ],
  },
  {
    id: 'anonymous',
    title: 'practice.anonymous.title',
    letter: 'anonymous',
    steps: [
      {
        text: 'practice.anonymous.class',
        done: (looked) => classification(looked, 'anonymous').class === 'nac-danh',
      },
      {
        text: 'practice.anonymous.reason',
        done: (looked) => {
          const { reasons } = classification(looked, 'anonymous');
          return Array.isArray(reasons) && reasons.length > 0;
        },
      },
      {
        text: 'practice.anonymous.source',
        done: (looked) => classification(looked, 'anonymous').asSource === true,
      },
    ],
  },
  {
    id: 'duplicate',
    title: 'practice.duplicate.title',
    letter: 'again',
    steps: [
      {
        text: 'practice.duplicate.link',
        done: (looked) => linked(looked, 'again', 'original') || linked(looked, 'original', 'again'),
      },
      {
        text: 'practice.duplicate.note',
        done: ({ history }) => history.again.some(({ act }) => act === 'note'),
      },
    ],
  },
  {
    id: 'transfer',
    title: 'practice.transfer.title',
    letter: 'transfer',
    steps: [
      { text: 'practice.transfer.classify', done: (looked) => classified(looked, 'transfer') },
      {
        text: 'practice.transfer.propose',
        done: (looked) =>
          work(looked, 'transfer', 'propose').some(({ direction }) => direction.startsWith('chuyen-don')),
      },
      {
        text: 'practice.transfer.approve',
        done: (looked) => work(looked, 'transfer', 'approve').some(({ verdict }) => verdict !== 'tra-lai'),
      },
      { text: 'practice.transfer.transfer', done: (looked) => work(looked, 'transfer', 'transfer').length > 0 },
      { text: 'practice.transfer.status', done: ({ status }) => status.transfer === 'chuyen' },
    ],
  },
  {
    id: 'clock',
    title: 'practice.clock.title',
    letter: 'clock',
    steps: [
      { text: 'practice.clock.extend', done: (looked) => work(looked, 'clock', 'extend').length > 0 },
      { text: 'practice.clock.stop', done: (looked) => work(looked, 'clock', 'stop').length > 0 },
      { text: 'practice.clock.restart', done: (looked) => work(looked, 'clock', 'restart').length > 0 },
    ],
  },
  {
    id: 'paper',
    title: 'practice.paper.title',
    letter: 'paper',
    steps: [
      { text: 'practice.paper.issue', done: (looked) => work(looked, 'paper', 'paper').length > 0 },
      { text: 'practice.paper.print', done: (looked) => logged(looked, 'print', 'paper') },
      { text: 'practice.paper.close', done: ({ closings }) => closings.length > 0 },
    ],
  },
  {
    id: 'unmask',
    title: 'practice.unmask.title',
    letter: 'shielded',
    steps: [
      {
        text: 'practice.unmask.reason',
        done: ({ access, ids }) =>
          access.some(
            ({ act, recIds, reason }) => act === 'unmask' && recIds.includes(ids.shielded) && reason.length > 9,
          ),
      },
      {
        text: 'practice.unmask.note',
        done: ({ history }) => history.shielded.some(({ act }) => act === 'note'),
      },
    ],
  },
];
