import type { PaperTemplate } from '../../schema';
import { item, paper, text } from './make';

/** Papers that go to other bodies. */
export const bodyPapers: PaperTemplate[] = [
  paper({
    code: 'phieu-chuyen',
    name: 'Phiếu chuyển đơn',
    sign: 'PC',
    suggestedBy: ['chuyen', 'chuyen-don', 'chuyen-don-doc'],
    title: 'PHIẾU CHUYỂN ĐƠN',
    about: 'Đơn {loai}, số vào sổ {so-vao-so}',
    to: '{noi-chuyen}',
    body: [
      text('{don-vi} nhận được đơn {loai} ghi ngày {ngay-viet} của {nguoi-gui-dia-chi}.'),
      item('Người, tổ chức bị khiếu nại, tố cáo, phản ánh: {nguoi-bi-chuc-vu}'),
      item('Trích yếu nội dung: {trich-yeu}'),
      item('Tài liệu chuyển kèm: {tai-lieu-chuyen}'),
      text(
        'Căn cứ quy định về thẩm quyền, {don-vi} chuyển đơn đến {noi-chuyen} để xem xét, giải quyết theo quy định và thông báo kết quả cho {don-vi} biết./.',
      ),
    ],
  }),
  paper({
    code: 'cong-van-don-doc',
    name: 'Công văn đôn đốc',
    sign: 'CV',
    suggestedBy: ['chuyen', 'chuyen-don-doc'],
    about: 'Đôn đốc giải quyết đơn (lần thứ {lan-don-doc})',
    to: '{noi-chuyen}',
    body: [
      text(
        'Ngày {ngay-chuyen}, {don-vi} đã chuyển đến {noi-chuyen} đơn {loai} số vào sổ {so-vao-so}, trích yếu: {trich-yeu}.',
      ),
      text('Đến nay {don-vi} chưa nhận được thông báo kết quả giải quyết.'),
      text(
        'Đề nghị {noi-chuyen} khẩn trương xem xét, giải quyết theo thẩm quyền và báo cáo kết quả về {don-vi} trước ngày {han-tra-loi}./.',
      ),
    ],
  }),
  paper({
    code: 'cong-van-phoi-hop',
    name: 'Công văn đề nghị phối hợp, cung cấp tài liệu',
    sign: 'CV',
    suggestedBy: ['phoi-hop', 'xac-minh'],
    about: 'Đề nghị cung cấp thông tin, tài liệu phục vụ giải quyết đơn',
    to: '{co-quan-phoi-hop}',
    body: [
      text('{don-vi} đang giải quyết đơn {loai} liên quan đến {nguoi-bi-chuc-vu}.'),
      text('Để phục vụ việc thẩm tra, xác minh, đề nghị {co-quan-phoi-hop} cung cấp các thông tin, tài liệu sau:'),
      item('{tai-lieu-de-nghi}'),
      text('Văn bản, tài liệu gửi về {don-vi} trước ngày {han-tra-loi}. Rất mong nhận được sự phối hợp./.'),
    ],
  }),
];
