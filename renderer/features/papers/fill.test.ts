import { describe, expect, it } from 'vitest';
import { defaultPack } from '../../../shared/rules/pack/default';
import { communeUnit } from '../../../shared/rules/testing/facts';
import type { HistoryEntry, LetterDetail } from '../../vault/api';
import { factsOf, fillPaper } from './fill';

const detail = {
  letter: {
    kind: 'to-cao',
    arrivedOn: '2026-06-01',
    senders: [{ name: 'Lê Thị Tố TẬP HUẤN', address: 'Thôn Mẫu' }],
    accused: [],
  },
  status: 'ra-soat-huy',
  tracks: {},
  work: [],
  clocks: [],
  masked: false,
} as unknown as LetterDetail;

const moved = (after: string, on: string): HistoryEntry => ({
  opId: '1'.repeat(32),
  atMs: Date.parse(`${on}T05:00:00Z`),
  by: 'A01',
  act: 'status',
  changes: [{ field: 'status', before: null, after }],
});
const template = (code: string) => defaultPack.papers.find((paper) => paper.code === code)!;
const place = { pack: defaultPack, unit: communeUnit, today: '2028-01-10', officer: '', adaptation: {} };
const filled = (code: string, more: Partial<LetterDetail> = {}, history: readonly HistoryEntry[] = []) =>
  fillPaper(template(code), { ...detail, ...more }, history, place);

describe('a paper of a letter', () => {
  it('handed to the denouncer names him once the letter is uncovered, and never before', () => {
    const open = filled('bien-nhan');
    expect(JSON.stringify(open.paper.body)).toContain('của ông (bà): Lê Thị Tố TẬP HUẤN');
    expect(open).toMatchObject({ covered: false, uncovered: true });
    expect(JSON.stringify(filled('bien-nhan', { masked: true }).paper.body)).not.toContain('Lê Thị Tố');
    expect(JSON.stringify(filled('phieu-tiep-nhan').paper.body)).not.toContain('Lê Thị Tố');
  });

  it('tells the last day on which it was shelved, and the day on which that was, not of its entry', () => {
    const history = [
      moved('xep-luu', '2026-06-15'),
      moved('phan-loai', '2026-08-01'),
      { ...moved('xep-luu', '2026-11-02'), on: '2026-10-30' },
    ];
    expect(factsOf(detail, history).reached.map(({ on }) => on)).toEqual(['2026-06-15', '2026-08-01', '2026-10-30']);
    expect(JSON.stringify(filled('bien-ban-tieu-huy', {}, history).paper.body)).toContain('từ ngày 30/10/2026');
  });
});
