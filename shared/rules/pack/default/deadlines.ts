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

/** A deadline of State law, which counts calendar days from the day that the State body accepted the case. */
const ofState = (
  code: string,
  name: string,
  kind: 'khieu-nai' | 'to-cao',
  step: string,
  days: number,
  extension: { times: number; days: number },
  source: DeadlineRule['source'],
): DeadlineRule => ({
  code,
  name,
  purpose: 'giai-quyet',
  kinds: [kind],
  levels: anyLevel,
  from: { what: 'step', step },
  until: settledByState,
  unit: 'calendar',
  days,
  extension,
  warnDays: 7,
  ...always,
  source,
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
  ofState(
    'nn-khieu-nai-lan-dau',
    'Khiếu nại lần đầu (cơ quan nhà nước)',
    'khieu-nai',
    'nn-thu-ly-lan-dau',
    30,
    { times: 1, days: 15 },
    sources.complaintLaw('Điều 28'),
  ),
  ofState(
    'nn-khieu-nai-lan-dau-vung-sau',
    'Khiếu nại lần đầu, vùng sâu, vùng xa (cơ quan nhà nước)',
    'khieu-nai',
    'nn-thu-ly-lan-dau-vung-sau',
    45,
    { times: 1, days: 15 },
    sources.complaintLaw('Điều 28'),
  ),
  ofState(
    'nn-khieu-nai-lan-hai',
    'Khiếu nại lần hai (cơ quan nhà nước)',
    'khieu-nai',
    'nn-thu-ly-lan-hai',
    45,
    { times: 1, days: 15 },
    sources.complaintLaw('Điều 37'),
  ),
  ofState(
    'nn-khieu-nai-lan-hai-vung-sau',
    'Khiếu nại lần hai, vùng sâu, vùng xa (cơ quan nhà nước)',
    'khieu-nai',
    'nn-thu-ly-lan-hai-vung-sau',
    60,
    { times: 1, days: 10 },
    sources.complaintLaw('Điều 37'),
  ),
  ofState(
    'nn-to-cao',
    'Giải quyết tố cáo (cơ quan nhà nước)',
    'to-cao',
    'nn-thu-ly-to-cao',
    30,
    { times: 2, days: 30 },
    sources.denunciationLaw,
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
