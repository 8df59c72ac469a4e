import type { CalendarData, RuleSource } from '../schema';

type YearData = CalendarData['years'][number];

const announced = (year: number): RuleSource => ({
  text: `Thông báo nghỉ lễ, Tết năm ${year} đối với cán bộ, công chức`,
  article: 'Bộ luật Lao động năm 2019, Điều 112',
  standing: 'secondary',
});
const expected = (year: number): RuleSource => ({
  text: `Dự kiến theo Bộ luật Lao động năm 2019, Điều 112; chưa có thông báo nghỉ lễ, Tết năm ${year}`,
  standing: 'unverified',
});

/** `MM-DD` of the year → name. */
const holidays = (year: number, days: Readonly<Record<string, string>>): YearData['holidays'] =>
  Object.entries(days).map(([day, name]) => ({ day: `${year}-${day}`, name }));

const newYear = 'Tết Dương lịch';
const hung = 'Giỗ Tổ Hùng Vương';
const victory = 'Ngày Chiến thắng 30/4';
const labour = 'Quốc tế Lao động 1/5';
const national = 'Quốc khánh 2/9';
const culture = 'Ngày Văn hóa Việt Nam 24/11';

const year2024: YearData = {
  year: 2024,
  holidays: holidays(2024, {
    '01-01': newYear,
    '02-08': 'Tết Nguyên đán (29 tháng Chạp)',
    '02-09': 'Tết Nguyên đán (30 tháng Chạp)',
    '02-10': 'Tết Nguyên đán (mùng 1)',
    '02-11': 'Tết Nguyên đán (mùng 2)',
    '02-12': 'Tết Nguyên đán (mùng 3)',
    '02-13': 'Nghỉ bù Tết Nguyên đán',
    '02-14': 'Nghỉ bù Tết Nguyên đán',
    '04-18': hung,
    '04-30': victory,
    '05-01': labour,
    '09-02': national,
    '09-03': national,
  }),
  swaps: [{ worked: '2024-05-04', off: '2024-04-29', name: 'Nghỉ hoán đổi (làm bù Thứ Bảy 4/5/2024)' }],
  source: announced(2024),
};

const year2025: YearData = {
  year: 2025,
  holidays: holidays(2025, {
    '01-01': newYear,
    '01-27': 'Tết Nguyên đán (28 tháng Chạp)',
    '01-28': 'Tết Nguyên đán (29 tháng Chạp)',
    '01-29': 'Tết Nguyên đán (mùng 1)',
    '01-30': 'Tết Nguyên đán (mùng 2)',
    '01-31': 'Tết Nguyên đán (mùng 3)',
    '04-07': hung,
    '04-30': victory,
    '05-01': labour,
    '09-01': national,
    '09-02': national,
  }),
  swaps: [{ worked: '2025-04-26', off: '2025-05-02', name: 'Nghỉ hoán đổi (làm bù Thứ Bảy 26/4/2025)' }],
  source: announced(2025),
};

const year2026: YearData = {
  year: 2026,
  holidays: holidays(2026, {
    '01-01': newYear,
    '02-16': 'Tết Nguyên đán (29 tháng Chạp)',
    '02-17': 'Tết Nguyên đán (mùng 1)',
    '02-18': 'Tết Nguyên đán (mùng 2)',
    '02-19': 'Tết Nguyên đán (mùng 3)',
    '02-20': 'Tết Nguyên đán (mùng 4)',
    '04-26': hung,
    '04-27': `Nghỉ bù ${hung}`,
    '04-30': victory,
    '05-01': labour,
    '09-01': national,
    '09-02': national,
    '11-24': culture,
  }),
  swaps: [
    { worked: '2026-01-10', off: '2026-01-02', name: 'Nghỉ hoán đổi (làm bù Thứ Bảy 10/1/2026)' },
    { worked: '2026-08-22', off: '2026-08-31', name: 'Nghỉ hoán đổi (làm bù Thứ Bảy 22/8/2026)' },
  ],
  source: announced(2026),
};

/** Not announced yet: the days that the law names, weekends made up for on the next working days. */
const year2027: YearData = {
  year: 2027,
  holidays: holidays(2027, {
    '01-01': newYear,
    '02-05': 'Tết Nguyên đán (dự kiến)',
    '02-06': 'Tết Nguyên đán (mùng 1)',
    '02-07': 'Tết Nguyên đán (mùng 2)',
    '02-08': 'Tết Nguyên đán (mùng 3)',
    '02-09': 'Tết Nguyên đán (dự kiến)',
    '02-10': 'Nghỉ bù Tết Nguyên đán (dự kiến)',
    '02-11': 'Nghỉ bù Tết Nguyên đán (dự kiến)',
    '04-16': hung,
    '04-30': victory,
    '05-01': labour,
    '05-03': `Nghỉ bù ${labour}`,
    '09-02': national,
    '09-03': `${national} (dự kiến)`,
    '11-24': culture,
  }),
  swaps: [],
  source: expected(2027),
};

export const calendar: CalendarData = { years: [year2024, year2025, year2026, year2027] };
