import type { LetterStatus } from '../../../model/letter';
import type { RulePack } from '../schema';

type Move = RulePack['moves'][number];

const move = (from: LetterStatus, to: LetterStatus, ...requires: Move['requires']): Move => ({ from, to, requires });

/** Where each direction leads, and the way back from there. */
const directed: readonly LetterStatus[] = [
  'thu-ly',
  'chuyen',
  'huong-dan',
  'tra-don',
  'khong-thu-ly',
  'luu',
  'nam-tinh-hinh',
];
const answered: readonly LetterStatus[] = ['huong-dan', 'tra-don', 'khong-thu-ly', 'luu', 'nam-tinh-hinh'];
const back: readonly (readonly [LetterStatus, LetterStatus])[] = [
  ['phan-loai', 'tiep-nhan'],
  ['de-xuat', 'phan-loai'],
  ['duyet', 'de-xuat'],
  ['thu-ly', 'phan-loai'],
  ['xac-minh', 'thu-ly'],
  ['ket-luan', 'xac-minh'],
  ['thong-bao', 'ket-luan'],
  ['chuyen', 'phan-loai'],
  ...answered.map((from) => [from, 'phan-loai'] as const),
  ['ket-thuc', 'phan-loai'],
  ['ket-thuc', 'thu-ly'],
  ['xep-luu', 'phan-loai'],
  ['ra-soat-huy', 'xep-luu'],
];

/** The moves an officer is offered, the usual way first; ways back need a reason. */
export const moves: RulePack['moves'] = [
  move('tiep-nhan', 'phan-loai'),
  move('phan-loai', 'de-xuat', 'classification'),
  move('de-xuat', 'duyet', 'proposal'),
  ...directed.map((to) => (to === 'thu-ly' ? move('duyet', to, 'approval', 'guard') : move('duyet', to, 'approval'))),
  move('thu-ly', 'xac-minh', 'guard'),
  { ...move('thu-ly', 'ket-luan', 'guard'), kinds: ['khieu-nai', 'phan-anh'] },
  move('xac-minh', 'ket-luan', 'guard'),
  move('ket-luan', 'thong-bao', 'result'),
  move('thong-bao', 'ket-thuc', 'result', 'claims-ended'),
  move('chuyen', 'ket-thuc', 'transfer', 'claims-ended'),
  ...answered.map((from) => move(from, 'ket-thuc', 'claims-ended')),
  move('luu', 'xep-luu', 'claims-ended'),
  move('ket-thuc', 'xep-luu', 'claims-ended'),
  move('xep-luu', 'ra-soat-huy', 'retention-due'),
  move('ra-soat-huy', 'da-huy', 'retention-due', 'decision', 'minutes', 'reason'),
  move('phan-loai', 'ket-thuc', 'claims-ended', 'reason'),
  move('thu-ly', 'ket-thuc', 'result', 'claims-ended', 'reason'),
  ...back.map(([from, to]) => move(from, to, 'reason')),
];
