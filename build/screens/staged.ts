import type { Letter } from '../../shared/model/letter';

/** Words that find one staged letter each. */
export const marks = { way: 'Đườngđi', own: 'Tựtố' } as const;

const staged = (mark: string, more: Partial<Letter>): Letter => ({
  kind: 'to-cao',
  source: 'truc-tiep',
  level: 'toi-mat',
  authorship: 'co-ten',
  arrivedOn: '2026-11-16',
  receivedOn: '2026-11-16',
  senders: [{ name: `Lý Thị ${mark} Tập Huấn`, address: `Thôn ${mark} Tưởng Tượng, xã Giả Định` }],
  accused: [{ name: `Mạc Văn ${mark} Tập Huấn`, office: 'Chủ tịch' }],
  summary: `TẬP HUẤN ${mark}: tố cáo tưởng tượng về đất bãi`,
  ...more,
});

/** Letters that are made for one state each: ready to be worked on, naming the officer at the desk. */
export const stagedLetters = (officer: string): readonly Letter[] => [
  staged(marks.way, { classification: { class: 'du-dieu-kien', criteria: [], reasons: [], on: '2026-11-17' } }),
  staged(marks.own, { accused: [{ name: officer, office: 'Phó chủ nhiệm' }] }),
];
