import type { RulePack } from '../schema';
import { sources } from './sources';

export const books: RulePack['books'] = [
  { code: 'don-thu', name: 'Sổ đơn thư', of: 'letters', pattern: '{so}/{nam}', block: 50, source: sources.practice },
  { code: 'cong-van', name: 'Sổ văn bản đi', of: 'papers', pattern: '{so}', block: 20, source: sources.practice },
  {
    code: 'mat-di',
    name: 'Sổ đăng ký bí mật nhà nước đi',
    of: 'secrets',
    pattern: '{so}',
    block: 20,
    source: sources.secrets,
  },
];

const column = (title: string, value: string, widthMm: number) => ({ title, value, widthMm });

/** Column values are computed by shared/rules/bookTable.ts. */
export const bookTables: RulePack['bookTables'] = [
  {
    code: 'so-tiep-nhan',
    name: 'Sổ tiếp nhận đơn',
    title: 'SỔ TIẾP NHẬN ĐƠN KHIẾU NẠI, TỐ CÁO, PHẢN ÁNH',
    rows: 'arrived',
    columns: [
      column('STT', 'stt', 10),
      column('Số vào sổ', 'so-vao-so', 20),
      column('Ngày đến', 'ngay-den', 21),
      column('Nguồn đơn', 'nguon', 25),
      column('Ngày viết đơn', 'ngay-viet', 21),
      column('Họ tên, địa chỉ người gửi', 'nguoi-gui-dia-chi', 45),
      column('Loại đơn', 'loai', 20),
      column('Người, tổ chức bị khiếu nại, tố cáo', 'nguoi-bi', 40),
      column('Trích yếu nội dung', 'trich-yeu', 55),
      column('Ghi chú', 'ghi-chu', 16),
    ],
    source: sources.practice,
  },
  {
    code: 'so-theo-doi',
    name: 'Sổ theo dõi giải quyết đơn',
    title: 'SỔ THEO DÕI GIẢI QUYẾT ĐƠN KHIẾU NẠI, TỐ CÁO, PHẢN ÁNH',
    rows: 'followed',
    columns: [
      column('STT', 'stt', 10),
      column('Số vào sổ', 'so-vao-so', 20),
      column('Ngày nhận', 'ngay-nhan', 21),
      column('Người gửi', 'nguoi-gui', 34),
      column('Trích yếu nội dung', 'trich-yeu', 52),
      column('Hướng xử lý', 'huong-xu-ly', 28),
      column('Cán bộ xử lý', 'can-bo', 28),
      column('Hạn giải quyết', 'han-giai-quyet', 21),
      column('Kết quả', 'ket-qua', 34),
      column('Ngày xong', 'ngay-xong', 21),
    ],
    source: sources.practice,
  },
  {
    code: 'so-chuyen-don',
    name: 'Sổ chuyển đơn',
    title: 'SỔ CHUYỂN ĐƠN',
    rows: 'transferred',
    columns: [
      column('STT', 'stt', 10),
      column('Số vào sổ', 'so-vao-so', 20),
      column('Ngày chuyển', 'ngay-chuyen', 21),
      column('Nơi nhận', 'noi-chuyen', 45),
      column('Người gửi đơn', 'nguoi-gui', 36),
      column('Trích yếu nội dung', 'trich-yeu', 55),
      column('Tài liệu kèm theo', 'tai-lieu', 30),
      column('Tình trạng', 'tinh-trang-chuyen', 26),
      column('Đôn đốc', 'don-doc', 26),
    ],
    source: sources.practice,
  },
];

export const retention: RulePack['retention'] = [
  {
    code: 'don-xep-luu',
    name: 'Đơn xếp lưu: hết hạn thì thủ trưởng xét tiêu hủy, có biên bản',
    directions: ['luu'],
    years: 1,
    source: sources.keeping,
  },
];
