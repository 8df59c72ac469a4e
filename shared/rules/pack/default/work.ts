import type { CatalogueEntry, RulePack } from '../schema';

const list = (entries: Readonly<Record<string, string>>): CatalogueEntry[] =>
  Object.entries(entries).map(([code, name]) => ({ code, name }));

/** Done by the accused, by the archive, or by a body of the state. */
const byOthers = new Set(['bao-cao-giai-trinh', 'nop-ho-so']);
const isByOthers = (code: string): boolean => byOthers.has(code) || code.startsWith('nn-');

/** Who does what, the dated steps of the procedure, why a clock may stand, and the names of the eighteen statuses. */
export const workCatalogues: Pick<RulePack, 'roles' | 'steps' | 'stopReasons' | 'statuses'> = {
  roles: list({
    'xu-ly-chinh': 'Cán bộ xử lý chính',
    'phoi-hop': 'Cán bộ phối hợp',
    'kiem-soat': 'Kiểm soát',
    'lanh-dao-phu-trach': 'Lãnh đạo phụ trách',
    'truong-doan': 'Trưởng đoàn, tổ trưởng tổ xác minh',
    'thanh-vien-doan': 'Thành viên đoàn, tổ xác minh',
    'dia-ban': 'Cán bộ theo dõi địa bàn',
    'van-thu': 'Văn thư',
  }),
  steps: list({
    'bao-tin': 'Báo tin, trả lời người gửi đơn',
    'lam-viec-nguoi-gui': 'Làm việc với người gửi đơn',
    'lap-to': 'Ra quyết định lập đoàn, tổ giải quyết',
    'ke-hoach': 'Ban hành kế hoạch',
    'de-cuong': 'Duyệt đề cương gợi ý báo cáo',
    'trien-khai': 'Triển khai quyết định, kế hoạch',
    'bao-cao-giai-trinh': 'Nhận báo cáo giải trình',
    'tham-tra': 'Thẩm tra, xác minh',
    'lam-viec-doi-tuong': 'Làm việc với người, tổ chức bị khiếu nại, tố cáo',
    'lay-y-kien': 'Lấy ý kiến cơ quan liên quan',
    'to-chuc-hoi-nghi': 'Tổ chức hội nghị với tổ chức đảng liên quan',
    'bao-cao-ket-qua': 'Báo cáo kết quả thẩm tra, xác minh',
    'hop-ket-luan': 'Họp xem xét, kết luận',
    'ban-hanh-ket-luan': 'Ban hành thông báo kết luận, quyết định giải quyết',
    'cong-bo': 'Công bố kết luận, thông báo kết quả',
    'giam-sat-thuc-hien': 'Giám sát việc thực hiện kết luận',
    'nop-ho-so': 'Nộp hồ sơ lưu trữ',
    'quyet-dinh-tieu-huy': 'Người đứng đầu quyết định tiêu hủy đơn xếp lưu',
    'nn-thu-ly-lan-dau': 'Cơ quan nhà nước thụ lý khiếu nại lần đầu',
    'nn-thu-ly-lan-dau-vung-sau': 'Cơ quan nhà nước thụ lý khiếu nại lần đầu (vùng sâu, vùng xa)',
    'nn-thu-ly-lan-hai': 'Cơ quan nhà nước thụ lý khiếu nại lần hai',
    'nn-thu-ly-lan-hai-vung-sau': 'Cơ quan nhà nước thụ lý khiếu nại lần hai (vùng sâu, vùng xa)',
    'nn-thu-ly-to-cao': 'Cơ quan nhà nước thụ lý tố cáo',
    'nn-thu-ly-to-cao-dac-biet': 'Cơ quan nhà nước thụ lý tố cáo đặc biệt phức tạp',
    'nn-giai-quyet': 'Cơ quan nhà nước ra quyết định giải quyết, kết luận',
  }).map((step) => (isByOthers(step.code) ? { ...step, byOthers: true } : step)),
  stopReasons: list({
    'cho-ket-luan-co-quan-khac': 'Chờ kết luận của cơ quan có thẩm quyền khác',
    'cho-tai-lieu': 'Chờ cung cấp tài liệu, giám định',
    'nguoi-gui-vang-mat': 'Người gửi đơn ốm đau, vắng mặt có lý do',
    'nguoi-bi-to-cao-vang-mat': 'Người bị khiếu nại, tố cáo ốm đau, vắng mặt có lý do',
    'bat-kha-khang': 'Thiên tai, dịch bệnh, trường hợp bất khả kháng',
    'cap-tren-yeu-cau': 'Cấp trên yêu cầu tạm dừng',
    khac: 'Lý do khác',
  }),
  statuses: [
    { code: 'tiep-nhan', name: 'Tiếp nhận' },
    { code: 'phan-loai', name: 'Phân loại' },
    { code: 'de-xuat', name: 'Đề xuất hướng xử lý' },
    { code: 'duyet', name: 'Duyệt hướng xử lý' },
    { code: 'thu-ly', name: 'Thụ lý' },
    { code: 'xac-minh', name: 'Thẩm tra, xác minh' },
    { code: 'ket-luan', name: 'Kết luận' },
    { code: 'thong-bao', name: 'Thông báo kết quả' },
    { code: 'chuyen', name: 'Chuyển đơn' },
    { code: 'huong-dan', name: 'Hướng dẫn' },
    { code: 'tra-don', name: 'Trả đơn' },
    { code: 'khong-thu-ly', name: 'Không thụ lý' },
    { code: 'luu', name: 'Lưu đơn' },
    { code: 'nam-tinh-hinh', name: 'Nắm tình hình' },
    { code: 'ket-thuc', name: 'Kết thúc' },
    { code: 'xep-luu', name: 'Xếp lưu' },
    { code: 'ra-soat-huy', name: 'Rà soát tiêu hủy' },
    { code: 'da-huy', name: 'Đã tiêu hủy' },
  ],
};
