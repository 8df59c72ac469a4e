import type { Letter } from '../model/letter';
import type { Day } from '../rules/types';

const dayMs = 86_400_000;
const before = (today: Day, days: number): Day => new Date(Date.parse(today) - days * dayMs).toISOString().slice(0, 10);

/** The letters a practice begins with, by what they are for. */
export const practiceNames = ['anonymous', 'original', 'again', 'transfer', 'clock', 'paper', 'shielded'] as const;
export type PracticeName = (typeof practiceNames)[number];

/** Invented letters, TẬP HUẤN in each summary and name, with days shortly before `today`. */
export function practiceLetters(today: Day): Readonly<Record<PracticeName, Letter>> {
  const days = (ago: number) => ({
    writtenOn: before(today, ago + 6),
    postmarkedOn: before(today, ago + 4),
    arrivedOn: before(today, ago),
    receivedOn: before(today, ago),
  });
  const common = { source: 'buu-dien', level: 'mat', authorship: 'co-ten' } as const;
  const road = 'thu quỹ làm đường thôn Tập Huấn 3 nhưng không công khai khoản chi';
  const sender = { name: 'TẬP HUẤN Nguyễn Văn Thử', address: 'Thôn Tập Huấn 3, xã Tập Huấn Đông', phone: '0100123456' };
  return {
    anonymous: {
      ...common,
      ...days(3),
      kind: 'to-cao',
      authorship: 'nac-danh',
      senders: [],
      accused: [{ name: 'TẬP HUẤN Trần Văn Mẫu', office: 'Trưởng thôn', unit: 'xã Tập Huấn Đông' }],
      summary: 'TẬP HUẤN: đơn không ký tên, nêu việc bán 2.000 m³ cát bãi bồi không qua đấu giá',
      content:
        'Đơn không ghi họ tên, địa chỉ. Nêu cụ thể: ngày 12 và 15 tháng trước, tại bãi bồi thôn Tập Huấn 2, đã bán khoảng 2.000 m³ cát không qua đấu giá; có số xe và tên kho chứa.',
    },
    original: {
      ...common,
      ...days(12),
      kind: 'phan-anh',
      senders: [sender],
      accused: [],
      summary: `TẬP HUẤN: phản ánh việc ${road}`,
      content: `Phản ánh việc ${road}; mỗi hộ đã nộp 500.000 đồng, chưa có bảng kê.`,
    },
    again: {
      ...common,
      ...days(2),
      kind: 'phan-anh',
      source: 'hop-thu',
      senders: [sender],
      accused: [],
      summary: `TẬP HUẤN: đơn gửi lại, phản ánh việc ${road}`,
      content: `Phản ánh việc ${road}; mỗi hộ đã nộp 500.000 đồng, chưa có bảng kê. Bản này bỏ vào hộp thư.`,
    },
    transfer: {
      ...common,
      ...days(5),
      kind: 'phan-anh',
      senders: [{ name: 'TẬP HUẤN Lê Thị Tập', address: 'Thôn Tập Huấn 1, xã Tập Huấn Tây' }],
      accused: [],
      summary: 'TẬP HUẤN: phản ánh bãi rác xã Tập Huấn Tây gây ô nhiễm nguồn nước',
      content:
        'Bãi rác đặt tại xã Tập Huấn Tây, nước thải chảy vào ao cá của các hộ dân. Đề nghị chuyển nơi có thẩm quyền.',
    },
    clock: {
      ...common,
      ...days(20),
      kind: 'khieu-nai',
      senders: [{ name: 'TẬP HUẤN Phạm Văn Hạn', address: 'Thôn Tập Huấn 4, xã Tập Huấn Đông' }],
      accused: [{ name: 'TẬP HUẤN Đảng ủy xã Mẫu', collective: true }],
      summary: 'TẬP HUẤN: khiếu nại quyết định kỷ luật khiển trách',
      content: 'Người khiếu nại cho rằng quyết định kỷ luật khiển trách chưa xem xét đầy đủ tình tiết.',
    },
    paper: {
      ...common,
      ...days(4),
      kind: 'khieu-nai',
      senders: [{ name: 'TẬP HUẤN Hoàng Thị Giấy', address: 'Thôn Tập Huấn 5, xã Tập Huấn Đông' }],
      accused: [{ name: 'TẬP HUẤN Chi bộ thôn Mẫu', collective: true }],
      summary: 'TẬP HUẤN: khiếu nại việc xóa tên trong danh sách đảng viên',
      content: 'Người khiếu nại đề nghị xem xét lại việc xóa tên vì chưa được nghe trình bày.',
    },
    shielded: {
      ...common,
      ...days(6),
      kind: 'to-cao',
      senders: [{ name: 'TẬP HUẤN Vũ Thị Kín', address: 'Thôn Tập Huấn 6, xã Tập Huấn Đông', phone: '0100654321' }],
      accused: [{ name: 'TẬP HUẤN Đỗ Văn Giả', office: 'Kế toán xã', unit: 'xã Tập Huấn Đông' }],
      summary: 'TẬP HUẤN: tố cáo việc lập khống chứng từ chi hội nghị',
      content: 'Nêu ba chứng từ chi hội nghị trong quý trước không có người dự. Đề nghị giữ bí mật họ tên người gửi.',
    },
  };
}
