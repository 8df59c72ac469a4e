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
  classifying: verified('Quy định số 13-QĐ/UBKTTW', 'Điều 5'),
  reception: verified('Quy định số 13-QĐ/UBKTTW'),
  olderSettling: secondary('Quy định số 22-QĐ/TW ngày 28/7/2021 (bản cũ; nay có Quy định số 296-QĐ/TW ngày 30/5/2025)'),
  centralCadres: verified('Quy định số 164-QĐ/TW'),
  complaintLaw: (article: string) => verified('Luật Khiếu nại năm 2011', article),
  denunciationLaw: verified('Luật Tố cáo năm 2018', 'Điều 30'),
  secrets: verified('Luật Bảo vệ bí mật nhà nước số 117/2025/QH15'),
  congress: secondary('Văn bản hướng dẫn riêng của từng kỳ đại hội Đảng; số ngày theo từng cấp cần đối chiếu'),
  dossiers: verified('Quy trình giải quyết tố cáo của Ủy ban Kiểm tra Trung ương'),
  complaintDossier: secondary('Quy trình giải quyết khiếu nại kỷ luật đảng; một số tài liệu ghi theo hồ sơ tố cáo'),
  practice: unverified('Theo nếp làm việc chung; chưa đối chiếu với văn bản của ngành'),
  forms: unverified('Thể thức theo hướng dẫn chung về văn bản của Đảng; chưa đối chiếu với biểu mẫu của ngành'),
  askCustomer: unverified('Chưa đọc được văn bản quy định; cần Ủy ban Kiểm tra Trung ương xác nhận'),
} as const;
