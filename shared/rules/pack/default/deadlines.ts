import type { LetterStatus } from '../../../model/letter';
import type { DeadlineRule, RulePack } from '../schema';
import { sources } from './sources';

const elsewhere: LetterStatus[] = ['chuyen', 'huong-dan', 'tra-don', 'khong-thu-ly', 'luu', 'nam-tinh-hinh'];
const closed: LetterStatus[] = ['ket-thuc', 'xep-luu', 'ra-soat-huy', 'da-huy'];
const concluded: LetterStatus[] = ['ket-luan', 'thong-bao'];

const settled = { steps: ['ban-hanh-ket-luan'], statuses: [...concluded, ...elsewhere, ...closed] };
const answered = {
  steps: ['bao-tin'],
  statuses: ['thu-ly', 'xac-minh', ...concluded, ...elsewhere, ...closed] as LetterStatus[],
};
const settledByState = { steps: ['nn-giai-quyet'], statuses: closed };
const anyLevel = ['trung-uong', 'tinh', 'co-so', 'nha-nuoc'];
const received = { what: 'field', field: 'receivedOn' } as const;
const always = { validFrom: '2000-01-01', validTo: null };

/** The laws on complaints and denunciations were amended from that day on. */
const amendedFrom = '2026-07-01';
const beforeAmended = '2026-06-30';

interface StateRule {
  readonly code: string;
  readonly name: string;
  readonly kind: 'khieu-nai' | 'to-cao';
  readonly step: string;
  readonly days: number;
  readonly extension: { readonly times: number; readonly days: number };
  /** Of the law as it was read, and as it was amended. */
  readonly sources: readonly [DeadlineRule['source'], DeadlineRule['source']];
}

/**
 * A deadline of State law, which counts calendar days from the day that the State body accepted the case: once for cases
 * accepted before the amendment, and once, not verified, for those since.
 */
const ofState = ({ code, name, kind, step, days, extension, sources: [read, amended] }: StateRule): DeadlineRule[] => {
  const rule = {
    purpose: 'giai-quyet' as const,
    kinds: [kind],
    levels: anyLevel,
    from: { what: 'step' as const, step },
    until: settledByState,
    unit: 'calendar' as const,
    days,
    extension,
    warnDays: 7,
  };
  return [
    { code: `${code}-truoc-7-2026`, name, ...rule, validFrom: '2000-01-01', validTo: beforeAmended, source: read },
    { code, name, ...rule, validFrom: amendedFrom, validTo: null, source: amended },
  ];
};

const ofComplaints = (
  code: string,
  name: string,
  step: string,
  days: number,
  extended: number,
  article: string,
): DeadlineRule[] =>
  ofState({
    code,
    name,
    kind: 'khieu-nai',
    step,
    days,
    extension: { times: 1, days: extended },
    sources: [sources.complaintLaw(article), sources.complaintLawAmended(article)],
  });

/** One extension for a complex case, two only for a very complex one: which it is was said when it was accepted. */
const ofDenunciations = (code: string, name: string, step: string, times: number): DeadlineRule[] =>
  ofState({
    code,
    name,
    kind: 'to-cao',
    step,
    days: 30,
    extension: { times, days: 30 },
    sources: [sources.denunciationLaw, sources.denunciationLawAmended],
  });

export const deadlines: RulePack['deadlines'] = [
  {
    code: 'tra-loi-sau-tiep-nhan',
    name: 'Xử lý, trả lời sau tiếp nhận',
    purpose: 'tra-loi',
    kinds: ['khieu-nai', 'to-cao', 'phan-anh'],
    levels: ['trung-uong', 'tinh', 'co-so'],
    from: { what: 'field', field: 'arrivedOn' },
    until: answered,
    unit: 'working',
    days: 10,
    extension: null,
    warnDays: 3,
    ...always,
    source: sources.reception,
  },
  {
    code: 'to-cao-dia-phuong',
    name: 'Giải quyết tố cáo (cấp tỉnh trở xuống)',
    purpose: 'giai-quyet',
    kinds: ['to-cao'],
    levels: ['tinh', 'co-so'],
    from: received,
    until: settled,
    unit: 'working',
    days: 90,
    extension: { times: 1, days: 30 },
    warnDays: 10,
    congress: true,
    ...always,
    source: sources.olderSettling,
  },
  {
    code: 'to-cao-trung-uong',
    name: 'Giải quyết tố cáo (cấp Trung ương)',
    purpose: 'giai-quyet',
    kinds: ['to-cao'],
    levels: ['trung-uong'],
    from: received,
    until: settled,
    unit: 'calendar',
    days: 180,
    extension: { times: 1, days: 30 },
    warnDays: 14,
    congress: true,
    ...always,
    source: sources.olderSettling,
  },
  {
    code: 'to-cao-can-bo-trung-uong',
    name: 'Giải quyết tố cáo đối với cán bộ Trung ương quản lý',
    purpose: 'giai-quyet',
    kinds: ['to-cao'],
    levels: ['trung-uong'],
    ranks: ['trung-uong-quan-ly'],
    from: { what: 'step', step: 'lap-to' },
    until: settled,
    unit: 'calendar',
    days: 180,
    extension: { times: 1, days: 60 },
    warnDays: 14,
    congress: true,
    ...always,
    source: sources.centralCadres,
  },
  {
    code: 'khieu-nai-dia-phuong',
    name: 'Giải quyết khiếu nại kỷ luật (cấp tỉnh trở xuống)',
    purpose: 'giai-quyet',
    kinds: ['khieu-nai'],
    levels: ['tinh', 'co-so'],
    from: received,
    until: settled,
    unit: 'working',
    days: 90,
    extension: null,
    warnDays: 10,
    congress: true,
    ...always,
    source: sources.askCustomer,
  },
  {
    code: 'khieu-nai-trung-uong',
    name: 'Giải quyết khiếu nại kỷ luật (cấp Trung ương)',
    purpose: 'giai-quyet',
    kinds: ['khieu-nai'],
    levels: ['trung-uong'],
    from: received,
    until: settled,
    unit: 'working',
    days: 180,
    extension: null,
    warnDays: 14,
    congress: true,
    ...always,
    source: sources.askCustomer,
  },
  ...ofComplaints(
    'nn-khieu-nai-lan-dau',
    'Khiếu nại lần đầu (cơ quan nhà nước)',
    'nn-thu-ly-lan-dau',
    30,
    15,
    'Điều 28',
  ),
  ...ofComplaints(
    'nn-khieu-nai-lan-dau-vung-sau',
    'Khiếu nại lần đầu, vùng sâu, vùng xa (cơ quan nhà nước)',
    'nn-thu-ly-lan-dau-vung-sau',
    45,
    15,
    'Điều 28',
  ),
  ...ofComplaints(
    'nn-khieu-nai-lan-hai',
    'Khiếu nại lần hai (cơ quan nhà nước)',
    'nn-thu-ly-lan-hai',
    45,
    15,
    'Điều 37',
  ),
  ...ofComplaints(
    'nn-khieu-nai-lan-hai-vung-sau',
    'Khiếu nại lần hai, vùng sâu, vùng xa (cơ quan nhà nước)',
    'nn-thu-ly-lan-hai-vung-sau',
    60,
    10,
    'Điều 37',
  ),
  ...ofDenunciations('nn-to-cao', 'Giải quyết tố cáo (cơ quan nhà nước)', 'nn-thu-ly-to-cao', 1),
  ...ofDenunciations(
    'nn-to-cao-dac-biet',
    'Giải quyết tố cáo đặc biệt phức tạp (cơ quan nhà nước)',
    'nn-thu-ly-to-cao-dac-biet',
    2,
  ),
];

export const congressPause: RulePack['congressPause'] = {
  days: [
    { level: 'trung-uong', workingDays: 30 },
    { level: 'tinh', workingDays: 30 },
    { level: 'co-so', workingDays: 25 },
  ],
  // Congresses below the centre sit on days of their own; each unit's edition of the pack names them.
  congresses: [{ level: 'trung-uong', from: '2026-01-19', to: '2026-01-23' }],
  source: sources.congress,
};
