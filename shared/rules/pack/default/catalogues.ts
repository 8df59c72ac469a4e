import type { CatalogueEntry, RulePack } from '../schema';
import { sources } from './sources';

const list = (entries: Readonly<Record<string, string>>): CatalogueEntry[] =>
  Object.entries(entries).map(([code, name]) => ({ code, name }));

/** What is chosen at reception. */
export const receptionCatalogues: Pick<
  RulePack,
  'kinds' | 'sources' | 'fields' | 'levels' | 'ranks' | 'secrecy' | 'authorships'
> = {
  kinds: [
    {
      code: 'khieu-nai',
      name: 'Khiếu nại',
      hint: 'Người gửi đề nghị xem lại quyết định đối với chính mình, phần lớn là khiếu nại kỷ luật đảng.',
    },
    {
      code: 'to-cao',
      name: 'Tố cáo',
      hint: 'Người gửi báo việc làm vi phạm của đảng viên hoặc tổ chức đảng. Danh tính người tố cáo được giữ bí mật.',
    },
    {
      code: 'phan-anh',
      name: 'Phản ánh, kiến nghị',
      hint: 'Người gửi báo sự việc hoặc đề nghị, không đòi xem lại quyết định và không tố cáo ai.',
    },
  ],
  sources: list({
    'buu-dien': 'Bưu điện',
    'truc-tiep': 'Nộp trực tiếp',
    'hom-thu': 'Hộp thư góp ý, tố giác',
    'tiep-dan': 'Tiếp đảng viên, công dân',
    'lanh-dao-chuyen': 'Lãnh đạo Đảng chuyển',
    'co-quan-dang-chuyen': 'Cơ quan đảng chuyển',
    'co-quan-nha-nuoc-chuyen': 'Cơ quan nhà nước chuyển',
    'dai-bieu-chuyen': 'Quốc hội, Hội đồng nhân dân, đại biểu chuyển',
    'mat-tran-chuyen': 'Mặt trận Tổ quốc, đoàn thể chuyển',
    'bao-chi': 'Cơ quan báo chí chuyển',
    'cap-tren-giao': 'Cấp trên giao',
    khac: 'Nguồn khác',
  }),
  fields: [
    { code: 'ky-luat-noi-dung', name: 'Khiếu nại kỷ luật: nội dung vi phạm', kinds: ['khieu-nai'] },
    { code: 'ky-luat-hinh-thuc', name: 'Khiếu nại kỷ luật: hình thức kỷ luật', kinds: ['khieu-nai'] },
    { code: 'ky-luat-thu-tuc', name: 'Khiếu nại kỷ luật: nguyên tắc, thủ tục, thẩm quyền', kinds: ['khieu-nai'] },
    { code: 'chinh-tri-tu-tuong', name: 'Phẩm chất chính trị, tư tưởng' },
    { code: 'dao-duc-loi-song', name: 'Đạo đức, lối sống' },
    { code: 'nguyen-tac-to-chuc', name: 'Nguyên tắc tổ chức và sinh hoạt đảng' },
    { code: 'cong-tac-can-bo', name: 'Công tác cán bộ' },
    { code: 'quy-che-lam-viec', name: 'Quy chế làm việc, đoàn kết nội bộ' },
    { code: 'tham-nhung-tieu-cuc', name: 'Tham nhũng, lãng phí, tiêu cực' },
    { code: 'ke-khai-tai-san', name: 'Kê khai, kiểm soát tài sản, thu nhập' },
    { code: 'nhung-dieu-khong-duoc-lam', name: 'Những điều đảng viên không được làm' },
    { code: 'dat-dai', name: 'Đất đai' },
    { code: 'nha-tai-san', name: 'Nhà, tài sản' },
    { code: 'tai-chinh-dau-tu', name: 'Tài chính, ngân sách, đầu tư, xây dựng' },
    { code: 'chinh-sach-xa-hoi', name: 'Chế độ, chính sách' },
    { code: 'tu-phap', name: 'Tư pháp, thi hành án' },
    { code: 'ly-lich-tuoi-dang', name: 'Lý lịch, tuổi đảng, tiêu chuẩn đảng viên' },
    { code: 'hanh-chinh-khac', name: 'Hành chính khác' },
    { code: 'khac', name: 'Lĩnh vực khác' },
  ],
  levels: [
    { code: 'trung-uong', name: 'Trung ương' },
    { code: 'tinh', name: 'Tỉnh, thành phố và tương đương' },
    {
      code: 'co-so',
      name: 'Cấp dưới tỉnh (xã, phường, đặc khu và tương đương)',
      hint: 'Từ 1/7/2025 không còn cấp huyện; đơn vị cấp huyện cũ cũng theo cấp này.',
    },
    { code: 'nha-nuoc', name: 'Cơ quan nhà nước', hint: 'Để theo dõi việc giải quyết của cơ quan nhà nước.' },
  ],
  ranks: list({
    'trung-uong-quan-ly': 'Cán bộ diện Bộ Chính trị, Ban Bí thư quản lý',
    'tinh-quan-ly': 'Cán bộ diện ban thường vụ tỉnh ủy, thành ủy quản lý',
    'xa-quan-ly': 'Cán bộ diện ban thường vụ đảng ủy xã, phường, đặc khu quản lý',
    'dang-vien': 'Đảng viên không giữ chức vụ',
    'to-chuc-dang': 'Tổ chức đảng',
    'ngoai-dang': 'Người ngoài Đảng',
  }),
  secrecy: [
    { code: 'mat', name: 'Mật', source: sources.secrets },
    { code: 'toi-mat', name: 'Tối mật', source: sources.secrets },
    { code: 'tuyet-mat', name: 'Tuyệt mật', source: sources.secrets },
  ],
  authorships: list({ 'co-ten': 'Có tên', 'nac-danh': 'Nặc danh (giấu tên)', 'mao-danh': 'Mạo danh' }),
};

/** What is found when classifying, and decided. */
export const decisionCatalogues: Pick<
  RulePack,
  'classes' | 'criteria' | 'refusals' | 'directions' | 'results' | 'causes'
> = {
  classes: [
    { code: 'du-dieu-kien', name: 'Đủ điều kiện xử lý', eligible: true, source: sources.classifying },
    { code: 'khong-du-dieu-kien', name: 'Không đủ điều kiện xử lý', eligible: false, source: sources.classifying },
    {
      code: 'nac-danh',
      name: 'Đơn nặc danh',
      hint: 'Không giải quyết theo trình tự tố cáo; nội dung cụ thể thì đưa vào nguồn nắm tình hình.',
      eligible: false,
      source: sources.classifying,
    },
    {
      code: 'mao-danh',
      name: 'Đơn mạo danh',
      hint: 'Không giải quyết theo trình tự tố cáo; nội dung cụ thể thì đưa vào nguồn nắm tình hình.',
      eligible: false,
      source: sources.classifying,
    },
    { code: 'khong-thuoc-tham-quyen', name: 'Không thuộc thẩm quyền', eligible: false, source: sources.classifying },
    { code: 'trung-lap', name: 'Đơn trùng, đơn lặp lại', eligible: false, source: sources.classifying },
  ],
  criteria: [
    ...list({
      'thuoc-tham-quyen': 'Thuộc thẩm quyền của cấp mình',
      'khong-thuoc-tham-quyen': 'Không thuộc thẩm quyền của cấp mình',
      'con-thoi-hieu': 'Còn thời hiệu',
      'qua-thoi-hieu': 'Quá thời hiệu',
      'don-trung': 'Đơn trùng',
      'gui-nhieu-noi': 'Đơn gửi nhiều nơi',
      'dang-giai-quyet': 'Việc đang được giải quyết',
      'da-tra-loi': 'Đã giải quyết và đã trả lời',
      'da-ket-luan': 'Cấp có thẩm quyền đã kết luận',
      'co-ten': 'Đơn có tên',
      'mot-nguoi-ky': 'Một người ký',
      'nhieu-nguoi-ky': 'Nhiều người cùng ký',
      'ky-sao-chup': 'Chữ ký sao chụp',
      'giau-ten': 'Giấu tên',
      'mao-ten': 'Mạo tên',
      'khong-ro-dia-chi': 'Không rõ địa chỉ',
      'to-chuc-dong-dau': 'Có tổ chức đóng dấu',
      'noi-dung-cu-the': 'Nội dung cụ thể',
      'noi-dung-khong-cu-the': 'Nội dung không cụ thể',
      'co-chung-cu-moi': 'Có bằng chứng mới',
    }).map((entry) => ({ ...entry, source: sources.classifying })),
  ],
  refusals: [
    ...list({
      'giau-mao-ten': 'Giấu tên hoặc mạo tên',
      'khong-ro-dia-chi': 'Không rõ địa chỉ người tố cáo',
      'da-ket-luan': 'Cấp có thẩm quyền đã kết luận, không có bằng chứng mới',
      'khong-cu-the': 'Nội dung không cụ thể',
      'khong-co-noi-dung-to-cao': 'Không có nội dung tố cáo',
      'khong-truc-tiep-ky': 'Không trực tiếp ký (chữ ký sao chụp)',
      'hai-nguoi-cung-ky': 'Hai người trở lên cùng ký',
      'khong-nang-luc': 'Người không có năng lực hành vi dân sự',
    }).map((entry) => ({ ...entry, kinds: ['to-cao' as const], source: sources.refusing })),
    {
      code: 'qua-thoi-hieu',
      name: 'Quá thời hiệu khiếu nại kỷ luật',
      hint: '30 ngày làm việc từ ngày nhận quyết định, tính theo dấu bưu điện.',
      kinds: ['khieu-nai'],
      source: sources.timeBar,
    },
    ...list({
      'cap-tren-giai-quyet': 'Cấp trên đang giải quyết hoặc đã quyết định cuối cùng',
      'ban-an-chua-huy': 'Có bản án từ cải tạo không giam giữ trở lên chưa bị hủy',
      'khieu-nai-ho': 'Khiếu nại hộ',
      'chua-nhan-quyet-dinh': 'Chưa nhận được quyết định bằng văn bản',
      'da-chuyen-sinh-hoat': 'Đã chuyển sinh hoạt đảng',
    }).map((entry) => ({ ...entry, kinds: ['khieu-nai' as const], source: sources.olderSettling })),
    ...list({
      'khong-thuoc-tham-quyen': 'Không thuộc thẩm quyền',
      'don-trung': 'Đơn trùng, đơn gửi nhiều nơi',
    }).map((entry) => ({
      ...entry,
      kinds: ['khieu-nai' as const, 'to-cao' as const, 'phan-anh' as const],
      source: sources.refusing,
    })),
    ...list({
      'phan-anh-khong-cu-the': 'Nội dung phản ánh không cụ thể, không rõ địa chỉ',
    }).map((entry) => ({ ...entry, kinds: ['phan-anh' as const], source: sources.practice })),
  ],
  directions: [
    { code: 'thu-ly', name: 'Thụ lý giải quyết', status: 'thu-ly' },
    { code: 'chuyen-don', name: 'Chuyển đơn', status: 'chuyen' },
    { code: 'chuyen-don-doc', name: 'Chuyển đơn và đôn đốc', status: 'chuyen' },
    { code: 'huong-dan', name: 'Hướng dẫn', status: 'huong-dan' },
    { code: 'tra-don', name: 'Trả đơn', status: 'tra-don' },
    { code: 'khong-thu-ly', name: 'Thông báo không thụ lý', status: 'khong-thu-ly' },
    { code: 'luu', name: 'Lưu (xếp lưu)', status: 'luu' },
    { code: 'trinh-lanh-dao', name: 'Trình lãnh đạo', status: 'de-xuat' },
    { code: 'phoi-hop', name: 'Phối hợp giải quyết', status: 'thu-ly' },
    {
      code: 'nam-tinh-hinh',
      name: 'Nắm tình hình',
      hint: 'Nguồn nắm tình hình cho công tác kiểm tra, giám sát; dùng cho đơn nặc danh có nội dung cụ thể.',
      status: 'nam-tinh-hinh',
    },
  ],
  results: [
    ...list({
      'giu-nguyen': 'Giữ nguyên quyết định',
      tang: 'Thay đổi: tăng hình thức kỷ luật',
      giam: 'Thay đổi: giảm hình thức kỷ luật',
      xoa: 'Thay đổi: xóa hình thức kỷ luật',
      'rut-khieu-nai': 'Rút khiếu nại',
    }).map((entry) => ({ ...entry, kinds: ['khieu-nai' as const] })),
    ...list({
      dung: 'Tố cáo đúng',
      'dung-mot-phan': 'Tố cáo đúng một phần',
      sai: 'Tố cáo sai',
      'chua-co-co-so': 'Chưa có cơ sở kết luận',
      'rut-don': 'Rút đơn',
    }).map((entry) => ({ ...entry, kinds: ['to-cao' as const] })),
    ...list({
      'da-xu-ly': 'Đã xử lý',
      'da-chuyen': 'Đã chuyển nơi có thẩm quyền',
      'khong-du-co-so': 'Không đủ cơ sở xem xét',
    }).map((entry) => ({ ...entry, kinds: ['phan-anh' as const] })),
  ],
  causes: list({
    'xac-dinh-sai-noi-dung': 'Xác định chưa đúng nội dung vi phạm',
    'xac-dinh-sai-muc-do': 'Đánh giá chưa đúng tính chất, mức độ, tác hại',
    'ap-dung-sai-quy-dinh': 'Vận dụng quy định chưa đúng',
    'sai-nguyen-tac-thu-tuc': 'Sai nguyên tắc, thủ tục, thẩm quyền',
    'tinh-tiet-moi': 'Có tình tiết mới',
    khac: 'Nguyên nhân khác',
  }),
};
