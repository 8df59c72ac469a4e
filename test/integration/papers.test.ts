import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OfficeCall, OfficeInput } from '../../renderer/office/api';
import { makeDocument } from '../../renderer/office/make';
import type { Letter } from '../../shared/model/letter';
import { type Paper, unfilled } from '../../shared/model/paper';
import type { WorkEntry, WorkEvent } from '../../shared/model/work';
import { defaultPack } from '../../shared/rules/pack/default';
import { fillTemplate } from '../../shared/rules/papers';
import { book, copySheet, notice, original, useFontsFromDisk } from '../fixtures/office';

/** Papers as the tools outside the desk read them: poppler reads the PDF, LibreOffice opens Word and spreadsheets. */
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'don-thu-papers-'));
  useFontsFromDisk();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);

async function write<N extends Exclude<OfficeCall, 'table.read'>>(
  file: string,
  name: N,
  input: OfficeInput<N>,
): Promise<string> {
  const made = await makeDocument(name, input);
  if (!made.ok) throw new Error(`${name}: ${made.error.code}`);
  writeFileSync(at(file), made.value.bytes);
  return at(file);
}

/** Words in reading order. A hyphen at a line's end is the text's own, so poppler must not join lines there. */
const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
const readPdf = (file: string): string => execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });

/** The face that papers name, with the metrics it has everywhere: a machine without Times New Roman is no fault of ours. */
function officeFonts(): string {
  const fonts = join(__dirname, '../../node_modules/@expo-google-fonts/tinos');
  writeFileSync(
    at('fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir>
     <cachedir>${at('fonts')}</cachedir>
     <alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias></fontconfig>`,
  );
  return at('fonts.conf');
}

/** Opens files in LibreOffice and saves them in another kind; own profile, so that no other run is in the way. */
function convert(kind: string, files: readonly string[]): void {
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${at('office')}`,
      '--headless',
      '--convert-to',
      kind,
      '--outdir',
      at('out'),
      ...files,
    ],
    { stdio: 'pipe', timeout: 240_000, env: { ...process.env, FONTCONFIG_FILE: officeFonts() } },
  );
}

const letter: Letter = {
  kind: 'khieu-nai',
  source: 'truc-tiep',
  level: 'mat',
  authorship: 'co-ten',
  writtenOn: '2026-10-30',
  arrivedOn: '2026-11-02',
  receivedOn: '2026-11-03',
  senders: [{ name: 'Lương Thị Ngưỡng Tập Huấn', address: 'thôn Mộng Ước, xã Giả Định' }],
  accused: [{ name: 'Đỗ Đình Huyễn Tập Huấn', office: 'Bí thư Chi bộ', unit: 'Chi bộ Tưởng Tượng' }],
  summary: 'khiếu nại quyết định kỷ luật khiển trách, đề nghị xem xét lại',
  content: 'Nội dung tưởng tượng: quỹ khuyến học, đất bãi, sổ sách năm 2024 & 2025 “chưa rõ” – 15 % ≠ 20 %.',
  registerNo: '12/2026',
  direction: 'chuyen-don',
  enclosures: '03 trang phô tô',
};
const event = (no: number, one: WorkEvent): WorkEntry => ({
  opId: String(no).padStart(32, '0'),
  by: 'TH.01',
  atMs: Date.UTC(2026, 10, 5),
  event: one,
});
const work = [
  event(1, { t: 'propose', direction: 'chuyen-don', reasons: [], text: 'Chuyển theo thẩm quyền', on: '2026-11-05' }),
  event(2, {
    t: 'transfer',
    to: 'Ủy ban Kiểm tra Đảng ủy Mộng Mơ',
    on: '2026-11-06',
    papers: [{ name: 'Đơn', copies: 1 }],
    crossing: null,
  }),
];

const paperOf = (template: (typeof defaultPack.papers)[number]): Paper => ({
  ...fillTemplate(template, {
    facts: { letter, status: 'chuyen', tracks: {}, reached: [], work },
    pack: defaultPack,
    unit: {
      unitId: '0'.repeat(32),
      name: 'Ủy ban Kiểm tra Tỉnh ủy Tưởng Tượng',
      code: 'UBKTTU',
      level: 'tinh',
      parentName: null,
    },
    clocks: [],
    on: '2026-11-22',
    place: 'Tưởng Tượng',
    level: 'mat',
    signerName: 'Nguyễn Ỷ Lượng',
    officer: 'Mạc Thị Giả',
  }),
  numberText: '12-TB/UBKTTU',
});

/** Every piece of text that must be read on the sheet, as it stands there. */
function pieces(paper: Paper): string[] {
  const upper = (text: string) => text.toLocaleUpperCase('vi');
  return [
    upper(paper.superior),
    upper(paper.issuer),
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Số 12-TB/UBKTTU',
    'MẬT',
    'Tưởng Tượng, ngày 22 tháng 11 năm 2026',
    paper.title,
    paper.about,
    ...paper.to,
    ...paper.body.flatMap(({ style, text }) => (style === 'table' ? text.split(/[|\n]/) : text.split('\n'))),
    ...paper.recipients,
    upper(paper.signer.authority),
    upper(paper.signer.office),
    paper.signer.name,
  ]
    .map(words)
    .filter((piece) => piece !== '');
}

/** Pieces that are not there word for word. Dotted lines to write on have no words, and are cut where the line ends. */
const missing = (text: string, paper: Paper): string[] =>
  pieces(paper).filter((piece) => !(/^…+$/.test(piece) ? text.replace(/\s/g, '') : words(text)).includes(piece));

describe('every template of the default pack', () => {
  const all = defaultPack.papers.map((template) => ({ code: template.code, paper: paperOf(template) }));

  it('is filled from a letter: no placeholder is left in braces', () => {
    expect(all.length).toBeGreaterThanOrEqual(10);
    for (const { code, paper } of all) expect(JSON.stringify(paper.body), code).not.toMatch(/\{[a-z-]+\}/);
  });

  it.each(all)(
    '$code: its PDF gives back exactly its Vietnamese, composed, in embedded fonts',
    async ({ code, paper }) => {
      const file = await write(`${code}.pdf`, 'paper.pdf', { paper, sheet: original });
      const text = readPdf(file);
      expect(text).toBe(text.normalize('NFC'));
      expect(missing(text, paper)).toEqual([]);
      expect(text).toMatch(/Trang 1\/\d/);
      const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts) expect(font).toMatch(/Tinos-\S+ +CID TrueType +Identity-H +yes yes yes/);
    },
  );

  it('opens in LibreOffice as Word with the same paragraphs', async () => {
    const files: string[] = [];
    for (const { code, paper } of all)
      files.push(await write(`${code}.docx`, 'paper.docx', { paper, sheet: original }));
    convert('pdf', files);
    for (const { code, paper } of all) {
      const text = readPdf(at(`out/${code}.pdf`)).normalize('NFC');
      expect(missing(text, paper), code).toEqual([]);
    }
  });
});

describe('what a sheet carries', () => {
  it('is a draft’s open places, shown; and nothing of the letter in the file’s properties', async () => {
    const paper = { ...notice, numberText: '', to: [`Bà ${unfilled}`] };
    const file = await write('draft.pdf', 'paper.pdf', { paper, sheet: original });
    expect(readPdf(file)).toContain('Bà [……]');
    expect(readPdf(file)).toContain('Số ……-TB/UBKT');
    const properties = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    expect(properties).toMatch(/Title: +Đơn thư/);
    expect(properties).not.toMatch(/Ngưỡng|THÔNG BÁO/);
    expect(properties).toMatch(/595.28 x 841.89 pts \(A4\)/);
  });

  it.each(['pdf', 'docx'] as const)(
    'is a copy’s number on the first page and its block on the last: %s',
    async (kind) => {
      const made = await write(`copy.${kind}`, `paper.${kind}`, { paper: notice, sheet: copySheet });
      if (kind === 'docx') convert('pdf', [made]);
      const file = kind === 'docx' ? at('out/copy.pdf') : made;
      const pages = readPdf(file)
        .normalize('NFC')
        .split('\f')
        .filter((page) => page.trim() !== '');
      expect(pages[0]).toContain('BẢN SAO SỐ 02');
      const last = words(pages.at(-1)!);
      for (const part of [
        'BẢN SAO BÍ MẬT NHÀ NƯỚC',
        'Bản sao số: 02',
        'Số lượng: 1',
        'Ban Thường vụ Tưởng Tượng',
        'Mục đích: Phục vụ cuộc họp giả định',
        'Chủ nhiệm Ủy ban Kiểm tra',
        '7K3M-9QPX',
        '09:30 22/11/2026',
      ])
        expect(last).toContain(part);
      for (const page of pages) {
        expect(page).toContain('TẬP HUẤN');
        expect(page).toContain('MẬT');
        expect(page).toContain('Mã bản in: 7K3M-9QPX');
      }
      expect(pages.at(-1)).toContain(`Trang ${pages.length}/${pages.length}`);
    },
  );

  it.each(['pdf', 'docx'] as const)(
    'is the standing of a paper that is not in force, on every page and over none of its words: %s',
    async (kind) => {
      const long = { ...notice, body: [...notice.body, ...Array(40).fill(notice.body[0])] };
      const draft = { ...copySheet, copy: { ...copySheet.copy!, form: 'ban-thao' as const, authority: '' } };
      const standings = {
        draft: { paper: { ...long, numberText: '' }, sheet: { ...draft, standing: { state: 'draft' } as const } },
        withdrawn: {
          paper: long,
          sheet: { ...copySheet, standing: { state: 'withdrawn', on: '2026-11-20' } as const },
        },
      };
      for (const [name, { paper, sheet }] of Object.entries(standings)) {
        const made = await write(`${name}.${kind}`, `paper.${kind}`, { paper, sheet });
        if (kind === 'docx') convert('pdf', [made]);
        const pages = readPdf(kind === 'docx' ? at(`out/${name}.pdf`) : made)
          .normalize('NFC')
          .split('\f')
          .filter((page) => page.trim() !== '');
        expect(pages.length).toBeGreaterThan(2);
        const mark = name === 'draft' ? 'DỰ THẢO' : 'ĐÃ THU HỒI';
        for (const page of pages) {
          expect(page).toContain(mark);
          expect(page).toContain('MẬT');
        }
        const first = words(pages[0]!);
        const last = words(pages.at(-1)!);
        expect(first).toContain(name === 'draft' ? 'Số ……-TB/UBKT' : 'ĐÃ THU HỒI ngày 20/11/2026');
        expect(first).toContain(name === 'draft' ? 'BẢN THẢO SỐ 02' : 'BẢN SAO SỐ 02');
        if (name === 'draft') {
          expect(last).toContain('DỰ THẢO, CHƯA BAN HÀNH');
          expect(last).toContain('Bản thảo số: 02');
          expect(last).toContain('Mục đích: Phục vụ cuộc họp giả định');
          expect(last).not.toMatch(/BẢN SAO|Người có thẩm quyền cho phép/);
        } else expect(last).toContain('BẢN SAO BÍ MẬT NHÀ NƯỚC');
        expect(words(pages.join(' '))).toContain(words(paper.body[2]!.text));
        const plain = await write(`plain-${name}.${kind}`, `paper.${kind}`, { paper, sheet: original });
        if (kind === 'docx') convert('pdf', [plain]);
        const clean = readPdf(kind === 'docx' ? at(`out/plain-${name}.pdf`) : plain).normalize('NFC');
        expect(clean).not.toMatch(/DỰ THẢO|ĐÃ THU HỒI/);
      }
    },
  );

  it('is fit for a file whatever the letter holds: halves of characters, control characters, marks apart', async () => {
    const hostile = `a\u0000b\u0008c\uD800d e\u0302\u0301 <w:t>&amp;</w:t> ]]> \uFFFF`;
    const paper = { ...notice, body: [{ style: 'text' as const, text: hostile }] };
    const pdf = await write('hostile.pdf', 'paper.pdf', { paper, sheet: original });
    const docx = await write('hostile.docx', 'paper.docx', { paper, sheet: original });
    convert('pdf', [docx]);
    expect(readPdf(pdf)).toContain('ế <w:t>&amp;</w:t> ]]>');
    expect(readPdf(at('out/hostile.pdf')).normalize('NFC')).toContain('ế <w:t>&amp;</w:t> ]]>');
  });
});

describe('a book', () => {
  const table = book(60);

  it('repeats its head on every page of the PDF, marked and numbered', async () => {
    const file = await write('book.pdf', 'table.pdf', { table, sheet: { ...original, training: true, code: 'AB12' } });
    const pages = readPdf(file)
      .split('\f')
      .filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(2);
    for (const [i, page] of pages.entries()) {
      expect(page).toContain('TỐI MẬT');
      expect(page).toContain(`Trang ${i + 1}/${pages.length}`);
      expect(page).toContain('TẬP HUẤN – SỐ LIỆU GIẢ ĐỊNH');
    }
    for (const page of pages.slice(0, -1)) expect(words(page)).toContain('Người gửi, địa chỉ');
    expect(words(pages.join(' '))).toContain('001059');
    expect(words(pages.at(-1)!)).toContain('CHÁNH VĂN PHÒNG');
  });

  it('comes back from the spreadsheet as it went in: days are days, numbers numbers, formulas text', async () => {
    const file = await write('book.xlsx', 'table.xlsx', { tables: [table], sheet: original });
    convert('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false', [file]);
    const csv = readFileSync(at('out/book.csv'), 'utf8');
    const lines = csv.trim().split('\n');
    const head = lines.findIndex((line) => line.startsWith('Số TT'));
    expect(lines.slice(head, head + 3)).toEqual([
      'Số TT,Ngày đến,Số vào sổ,"Người gửi, địa chỉ",Trích yếu nội dung,Ghi chú',
      `1,01/01/2026,001000,"${table.rows[0]![3]}","${table.rows[0]![4]}","=HYPERLINK(""http://x"")"`,
      `2,02/02/2026,001001,"${table.rows[1]![3]}","${table.rows[1]![4]}",-`,
    ]);
    const inside = execFileSync('unzip', ['-p', file, 'xl/worksheets/sheet1.xml'], { encoding: 'utf8' });
    expect(inside).not.toMatch(/<f[ >]/);
    expect(inside).toContain('state="frozen"');
    expect(inside).toMatch(/<oddHeader>[^<]*TỐI MẬT/);
  });

  it('opens in LibreOffice as Word with every row', async () => {
    const file = await write('book-word.docx', 'table.docx', { table, sheet: original });
    convert('pdf', [file]);
    const text = words(readPdf(at('out/book-word.pdf')).normalize('NFC'));
    for (const row of table.rows) expect(text).toContain(String(row[2]));
    expect(text).toContain('SỔ TIẾP NHẬN ĐƠN THƯ');
  });

  it('is a CSV that no spreadsheet takes for formulas', async () => {
    const bad = ['=1+1', '+84', '-5', '@SUM(A1)', '\t=2', ' =3', 'thường', 'có "nháy", phẩy'];
    const file = await write('bad.csv', 'table.csv', {
      table: { ...table, columns: [{ title: 'Chữ', widthMm: 40, type: 'text' }], rows: bad.map((cell) => [cell]) },
    });
    const fields = readFileSync(file, 'utf8').replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(fields).toEqual([
      '"Chữ"',
      '"\'=1+1"',
      '"\'+84"',
      '"\'-5"',
      '"\'@SUM(A1)"',
      '"\'\t=2"',
      '"\' =3"',
      '"thường"',
      '"có ""nháy"", phẩy"',
    ]);
  });
});
