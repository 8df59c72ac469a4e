import type { RulePack } from '../schema';
import { sources } from './sources';

type Item = RulePack['dossiers'][number]['items'][number];

/** Documents in the order in which they come to be; `false` marks one that not every case has. */
const items = (list: readonly (readonly [code: string, name: string, required?: boolean])[]): Item[] =>
  list.map(([code, name, required = true]) => ({ code, name, required }));

export const dossiers: RulePack['dossiers'] = [
  {
    code: 'ho-so-to-cao',
    name: 'Hồ sơ giải quyết tố cáo',
    kinds: ['to-cao'],
    items: items([
      ['don', 'Đơn tố cáo, văn bản chuyển đơn'],
      ['de-xuat', 'Đề xuất giải quyết'],
      ['quyet-dinh-ke-hoach', 'Quyết định và kế hoạch giải quyết tố cáo'],
      ['de-cuong', 'Đề cương gợi ý báo cáo giải trình'],
      ['lich-phan-cong', 'Lịch làm việc, phân công nhiệm vụ'],
      ['bien-ban-trien-khai', 'Biên bản triển khai'],
      ['bao-cao-giai-trinh', 'Báo cáo giải trình'],
      ['chung-cu', 'Tài liệu, chứng cứ'],
      ['bien-ban-tham-tra', 'Biên bản thẩm tra, xác minh'],
      ['bao-cao-ket-qua', 'Báo cáo kết quả giải quyết tố cáo'],
      ['bien-ban-hop', 'Biên bản họp xem xét, kết luận'],
      ['thong-bao-ket-luan', 'Thông báo kết luận'],
      ['bien-ban-cong-bo', 'Biên bản công bố kết luận'],
      ['gia-han', 'Văn bản gia hạn, tạm dừng', false],
    ]),
    source: sources.dossiers,
  },
  {
    code: 'ho-so-khieu-nai',
    name: 'Hồ sơ giải quyết khiếu nại kỷ luật',
    kinds: ['khieu-nai'],
    items: items([
      ['don', 'Đơn khiếu nại'],
      ['quyet-dinh-bi-khieu-nai', 'Quyết định kỷ luật bị khiếu nại'],
      ['de-xuat', 'Đề xuất của cán bộ theo dõi địa bàn'],
      ['quyet-dinh-ke-hoach', 'Quyết định và kế hoạch giải quyết khiếu nại'],
      ['lich-phan-cong', 'Lịch làm việc, phân công nhiệm vụ'],
      ['bien-ban-trien-khai', 'Biên bản triển khai'],
      ['bao-cao-giai-trinh', 'Báo cáo của tổ chức đảng đã ra quyết định kỷ luật'],
      ['chung-cu', 'Tài liệu, chứng cứ'],
      ['bien-ban-tham-tra', 'Biên bản thẩm tra, xác minh'],
      ['bao-cao-ket-qua', 'Báo cáo kết quả giải quyết khiếu nại'],
      ['bien-ban-hop', 'Biên bản họp xem xét, quyết định'],
      ['quyet-dinh-giai-quyet', 'Quyết định giải quyết khiếu nại'],
      ['bien-ban-thong-bao', 'Biên bản thông báo quyết định'],
      ['gia-han', 'Văn bản gia hạn, tạm dừng', false],
    ]),
    source: sources.complaintDossier,
  },
  {
    code: 'ho-so-phan-anh',
    name: 'Hồ sơ xử lý phản ánh, kiến nghị',
    kinds: ['phan-anh'],
    items: items([
      ['don', 'Đơn phản ánh, kiến nghị'],
      ['de-xuat', 'Phiếu đề xuất xử lý'],
      ['van-ban-xu-ly', 'Văn bản xử lý, chuyển đơn', false],
      ['tra-loi', 'Văn bản trả lời người gửi', false],
    ]),
    source: sources.practice,
  },
];
