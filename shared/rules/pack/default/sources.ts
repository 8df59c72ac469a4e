import type { RuleSource } from '../schema';

/** Where the default pack's rules were read. A standing is about our reading of the text, not about its force. */
const verified = (text: string, article?: string): RuleSource => ({
  text,
  ...(article ? { article } : {}),
  standing: 'verified',
});
const secondary = (text: string, article?: string): RuleSource => ({
  ...verified(text, article),
  standing: 'secondary',
});
const unverified = (text: string): RuleSource => ({ text, standing: 'unverified' });

export const sources = {
  /** What is looked at when classifying: the only thing that was read in this article. */
  classifying: verified('Quy định số 13-QĐ/UBKTTW', 'Điều 5'),
  /** Read, but the article was not noted: nobody can look it up yet. */
  refusing: secondary('Quy định về tiếp nhận, xử lý đơn của Ủy ban Kiểm tra Trung ương; chưa ghi được điều, khoản'),
  timeBar: secondary('Quy định về giải quyết khiếu nại kỷ luật đảng; chưa ghi được điều, khoản'),
  keeping: secondary('Quy định về lưu giữ, tiêu hủy đơn của Ủy ban Kiểm tra Trung ương; chưa ghi được điều, khoản'),
  reception: secondary('Quy định số 13-QĐ/UBKTTW; chưa ghi được điều, khoản'),
  olderSettling: secondary('Quy định số 22-QĐ/TW ngày 28/7/2021 (bản cũ; nay có Quy định số 296-QĐ/TW ngày 30/5/2025)'),
  centralCadres: secondary('Quy định số 164-QĐ/TW; chưa ghi được điều, khoản'),
  complaintLaw: (article: string) => verified('Luật Khiếu nại năm 2011', article),
  denunciationLaw: verified('Luật Tố cáo năm 2018', 'Điều 30'),
  /** Amended with force from 01/7/2026; what was read is the text of before. */
  complaintLawAmended: (article: string) =>
    unverified(`Luật Khiếu nại năm 2011 (${article}), được sửa đổi có hiệu lực từ 01/7/2026: chưa đọc bản sửa đổi`),
  denunciationLawAmended: unverified(
    'Luật Tố cáo năm 2018 (Điều 30), được sửa đổi có hiệu lực từ 01/7/2026: chưa đọc bản sửa đổi',
  ),
  secrets: verified('Luật Bảo vệ bí mật nhà nước số 117/2025/QH15'),
  congress: secondary('Văn bản hướng dẫn riêng của từng kỳ đại hội Đảng; số ngày theo từng cấp cần đối chiếu'),
  dossiers: verified('Quy trình giải quyết tố cáo của Ủy ban Kiểm tra Trung ương'),
  complaintDossier: secondary('Quy trình giải quyết khiếu nại kỷ luật đảng; một số tài liệu ghi theo hồ sơ tố cáo'),
  practice: unverified('Theo nếp làm việc chung; chưa đối chiếu với văn bản của ngành'),
  forms: unverified('Thể thức theo hướng dẫn chung về văn bản của Đảng; chưa đối chiếu với biểu mẫu của ngành'),
  askCustomer: unverified('Chưa đọc được văn bản quy định; cần Ủy ban Kiểm tra Trung ương xác nhận'),
} as const;
