import { fold } from '../text/fold';

/** What a column of a foreign table may mean. `days` and `codes` are read with the column's own settings. */
export const targets = [
  'registerNo',
  'kind',
  'source',
  'level',
  'authorship',
  'arrivedOn',
  'receivedOn',
  'writtenOn',
  'postmarkedOn',
  'decisionReceivedOn',
  'senderName',
  'senderAddress',
  'senderPhone',
  'senderIdNumber',
  'organisation',
  'accusedName',
  'accusedOffice',
  'accusedUnit',
  'summary',
  'content',
  'field',
  'direction',
  'resultCode',
  'resultText',
  'decidedOn',
  'enclosures',
  'signatories',
  'status',
  'closedOn',
  'assignee',
  'transferTo',
  'transferredOn',
] as const;
export type Target = (typeof targets)[number];

export const dayTargets: readonly Target[] = [
  'arrivedOn',
  'receivedOn',
  'writtenOn',
  'postmarkedOn',
  'decisionReceivedOn',
  'decidedOn',
  'closedOn',
  'transferredOn',
];

/** Targets whose values are codes of the rule pack, with the pack's group. */
export const codeTargets = {
  kind: 'kinds',
  source: 'sources',
  level: 'secrecy',
  authorship: 'authorships',
  field: 'fields',
  direction: 'directions',
  resultCode: 'results',
  status: 'statuses',
} as const satisfies Partial<Record<Target, string>>;
export type CodeTarget = keyof typeof codeTargets;

export const isCodeTarget = (target: Target): target is CodeTarget => Object.hasOwn(codeTargets, target);

/** Headings that old registers use, folded; the longest that a heading begins with or is wins. */
const headings: Readonly<Record<Target, readonly string[]>> = {
  registerNo: ['so dang ky', 'so vao so', 'so don', 'so den', 'ma don', 'so thu tu vao so'],
  kind: ['loai don', 'phan loai don', 'loai'],
  source: ['nguon don', 'nguon', 'hinh thuc nhan', 'noi chuyen den'],
  level: ['do mat', 'muc do mat'],
  authorship: ['danh tinh', 'hinh thuc don'],
  arrivedOn: ['ngay den', 'ngay nhan don', 'ngay tiep nhan', 'ngay vao so', 'ngay nhan'],
  receivedOn: ['ngay co quan co tham quyen nhan', 'ngay thu ly', 'ngay tham quyen nhan'],
  writtenOn: ['ngay viet don', 'ngay don', 'ngay viet', 'ngay ghi tren don'],
  postmarkedOn: ['ngay dau buu dien', 'dau buu dien', 'ngay buu dien'],
  decisionReceivedOn: ['ngay nhan quyet dinh', 'ngay nhan quyet dinh bi khieu nai', 'ngay nhan qd'],
  senderName: [
    'nguoi gui',
    'ho ten nguoi gui',
    'ho va ten nguoi gui',
    'nguoi khieu nai',
    'nguoi to cao',
    'nguoi viet don',
    'nguoi dung don',
    'ho va ten',
    'ho ten',
    'nguoi nop',
  ],
  senderAddress: ['dia chi nguoi gui', 'dia chi', 'noi o', 'noi cu tru'],
  senderPhone: ['dien thoai', 'so dien thoai', 'sdt'],
  senderIdNumber: ['cccd', 'cmnd', 'so cccd', 'so dinh danh', 'so cmnd'],
  organisation: ['co quan gui', 'to chuc gui', 'don vi gui'],
  accusedName: [
    'nguoi bi to cao',
    'nguoi bi khieu nai',
    'doi tuong bi to cao',
    'doi tuong',
    'nguoi, to chuc bi to cao',
    'bi to cao',
    'doi tuong bi khieu nai, to cao',
  ],
  accusedOffice: ['chuc vu', 'chuc danh'],
  accusedUnit: ['don vi cong tac', 'noi cong tac', 'co quan cong tac', 'don vi bi to cao'],
  summary: ['trich yeu', 'tom tat', 'noi dung tom tat', 'noi dung don', 'tom tat noi dung', 'noi dung'],
  content: ['noi dung chi tiet', 'noi dung day du', 'toan van'],
  field: ['linh vuc'],
  direction: ['huong xu ly', 'huong giai quyet', 'de xuat xu ly', 'xu ly'],
  resultCode: ['ket luan', 'ket qua xac minh', 'ket qua'],
  resultText: ['ket qua giai quyet', 'noi dung ket qua', 'van ban tra loi'],
  decidedOn: ['ngay giai quyet', 'ngay ket luan', 'ngay tra loi'],
  enclosures: ['tai lieu kem theo', 'tai lieu', 'giay to kem theo'],
  status: [
    'tinh trang',
    'trang thai',
    'tinh trang xu ly',
    'trang thai xu ly',
    'tinh trang giai quyet',
    'tinh trang don',
  ],
  closedOn: ['ngay ket thuc', 'ngay hoan thanh', 'ngay dong ho so', 'ngay xep luu'],
  assignee: [
    'can bo xu ly',
    'nguoi xu ly',
    'can bo thu ly',
    'can bo duoc giao',
    'nguoi duoc giao',
    'can bo phu trach',
    'can bo giai quyet',
    'chuyen vien',
  ],
  transferTo: [
    'noi chuyen',
    'chuyen den',
    'chuyen cho',
    'noi nhan',
    'co quan nhan',
    'don vi nhan',
    'don vi giai quyet',
  ],
  transferredOn: ['ngay chuyen', 'ngay chuyen don', 'ngay gui'],
  signatories: ['so nguoi ky', 'so nguoi', 'so nguoi dung don'],
};

/** What the columns under these headings most likely mean; each target at most once, null where nothing fits. */
export function guessTargets(titles: readonly string[]): (Target | null)[] {
  const scored: { readonly column: number; readonly target: Target; readonly score: number }[] = [];
  for (const [column, title] of titles.entries()) {
    const words = plain(title);
    for (const target of targets) {
      for (const heading of headings[target]) {
        if (words === heading) scored.push({ column, target, score: 1000 + heading.length });
        else if (words.startsWith(`${heading} `)) scored.push({ column, target, score: heading.length });
      }
    }
  }
  const guess: (Target | null)[] = titles.map(() => null);
  const taken = new Set<Target>();
  for (const { column, target } of scored.sort((a, b) => b.score - a.score || a.column - b.column)) {
    if (guess[column] !== null || taken.has(target)) continue;
    guess[column] = target;
    taken.add(target);
  }
  return guess;
}

/** A heading without marks, case, numbering and brackets. */
export const plain = (title: string): string =>
  fold(title.replace(/\([^)]*\)/g, ' '))
    .toLowerCase()
    .replace(/[^a-z,\s]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
