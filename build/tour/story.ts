import type { Letter } from '../../shared/model/letter';

/** The letter that is typed by hand on the tour: every kind of diacritic, plainly invented. */
export const typedLetter: Letter = {
  kind: 'to-cao',
  source: 'truc-tiep',
  level: 'toi-mat',
  authorship: 'co-ten',
  arrivedOn: '2026-11-16',
  receivedOn: '2026-11-17',
  writtenOn: '2026-11-10',
  senders: [{ name: 'Nguyễn Thị Kiều Diễm Tập Huấn', address: 'Thôn Bãi Giữa Tưởng Tượng, xã Sông Lam Giả Định' }],
  accused: [{ name: 'Đỗ Quỳnh Ngữ Tập Huấn', office: 'Trưởng ban quản lý chợ tưởng tượng' }],
  summary: 'TẬP HUẤN: tố cáo việc thu tiền gửi xe vượt mức niêm yết tại khu chợ tưởng tượng',
  content:
    'TẬP HUẤN. Đơn này hoàn toàn tưởng tượng: từ đầu quý, người trông giữ xe ở khu chợ tưởng tượng thu gấp rưỡi mức niêm yết, không xuất vé; người gửi đã nhắc ba lượt mà chẳng được trả lời thỏa đáng.',
};
