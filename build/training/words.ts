/** Word tables behind the invented letters. Places and numbers are of kinds that do not exist, people are dealt from syllables. */
const list = (text: string): readonly string[] => text.split(',');

export const surnames = list(
  'Nguyễn,Nguyễn,Nguyễn,Nguyễn,Trần,Trần,Lê,Lê,Phạm,Hoàng,Huỳnh,Phan,Vũ,Võ,Đặng,Bùi,Đỗ,Hồ,Ngô,Dương,Lý,Đinh,Trịnh,Mai,Cao,Tô,Lương,Hà,Tạ,Chu,Quách,Đoàn,Triệu,Vương,Thái',
);
export const middleNames = list(
  'Văn,Thị,Hữu,Đức,Thành,Ngọc,Minh,Xuân,Thanh,Quốc,Công,Đình,Kim,Hồng,Thu,Bích,Gia,Anh,Hoài,Tuấn,Trọng,Mạnh',
);
export const givenNames = list(
  'An,Anh,Bình,Bảo,Châu,Chi,Cường,Dũng,Duy,Dương,Đạt,Giang,Hà,Hải,Hạnh,Hằng,Hiền,Hiếu,Hòa,Hùng,Huệ,Hương,Khánh,Khoa,Lan,Linh,Loan,Long,Mai,Mạnh,Minh,My,Nam,Nga,Ngân,Nghĩa,Ngọc,Nhung,Oanh,Phong,Phúc,Phương,Quân,Quang,Quyên,Sơn,Tâm,Thảo,Thắng,Thu,Thủy,Tiến,Toàn,Trang,Trung,Tú,Tuấn,Tuyết,Uyên,Vân,Việt,Vinh,Yến',
);

/** No such provinces: anyone who reads an address sees that it is for training. */
export const provinces = list(
  'Tập Huấn Đông,Tập Huấn Tây,Tập Huấn Nam,Tập Huấn Bắc,Tập Huấn Trung,Tập Huấn Thượng,Tập Huấn Hạ',
);

export const offices = list(
  'Bí thư Đảng ủy xã,Phó Bí thư Đảng ủy xã,Chủ tịch Ủy ban nhân dân xã,Phó Chủ tịch Ủy ban nhân dân xã,Công chức địa chính xã,Kế toán xã,Trưởng thôn,Bí thư chi bộ thôn,Giám đốc hợp tác xã,Hiệu trưởng trường trung học cơ sở,Trưởng trạm y tế xã,Cán bộ thẩm định hồ sơ',
);

export const matters: Readonly<Record<'khieu-nai' | 'to-cao' | 'phan-anh', readonly string[]>> = {
  'khieu-nai': list(
    'quyết định thu hồi đất,quyết định kỷ luật khiển trách,quyết định kỷ luật cảnh cáo,mức bồi thường giải phóng mặt bằng,việc xóa tên trong danh sách đảng viên,phương án hỗ trợ tái định cư,việc cấp giấy chứng nhận quyền sử dụng đất,quyết định cưỡng chế tháo dỡ công trình,kết luận giải quyết khiếu nại lần đầu,việc xét trợ cấp người có công,việc đình chỉ sinh hoạt đảng,quyết định cho thôi giữ chức vụ',
  ),
  'to-cao': list(
    'lợi dụng chức vụ để trục lợi,kê khai tài sản không trung thực,sử dụng ngân sách sai mục đích,thu chi tài chính không minh bạch,dùng bằng cấp không hợp pháp,trù dập người tố cáo,bổ nhiệm cán bộ không đúng quy trình,lấn chiếm đất công,thiếu trách nhiệm trong quản lý,nhận quà trái quy định,bao che khai thác cát trái phép,cấp đất sai thẩm quyền,vi phạm những điều đảng viên không được làm',
  ),
  'phan-anh': list(
    'đường liên thôn xuống cấp,ô nhiễm môi trường tại bãi rác,chậm chi trả chế độ chính sách,mất đoàn kết trong chi bộ,công trình thủy lợi hư hỏng,việc thu các khoản đóng góp,thái độ tiếp dân của cán bộ,xây dựng trái phép ven đường,việc họp dân không công khai,quỹ phòng chống thiên tai,chất lượng nước sinh hoạt,việc sinh hoạt chi bộ không đều',
  ),
};

export const requests = list(
  'Kính đề nghị cơ quan có thẩm quyền xem xét giải quyết,Đề nghị kiểm tra và trả lời bằng văn bản,Đề nghị xác minh làm rõ trách nhiệm,Kính mong được đối thoại trực tiếp,Đề nghị công khai kết quả tại nơi cư trú,Đề nghị giữ bí mật họ tên người gửi,Đã gửi nhiều lần nhưng chưa được trả lời,Đề nghị thu hồi phần chi sai',
);

export const findings = list(
  'Đã xác minh,Nội dung đúng một phần,Nội dung đúng,Nội dung sai,Chưa đủ căn cứ kết luận,Đã chuyển cơ quan có thẩm quyền,Đã trả lời người gửi,Người gửi đã rút đơn',
);

/** Two-syllable words for the told part, most frequent first when dealt by a skewed draw. */
export const words = list(
  'gia đình,chính quyền,địa phương,nhân dân,hồ sơ,văn bản,thửa đất,ranh giới,bản đồ,cán bộ,đảng viên,chi bộ,cuộc họp,biên bản,ý kiến,giải quyết,quyết định,thông báo,trách nhiệm,quy định,thời hạn,xác minh,chứng cứ,nhân chứng,hàng xóm,con đường,công trình,nhà văn hóa,trường học,trạm y tế,hợp tác,nông nghiệp,ruộng lúa,ao cá,vườn cây,kênh mương,hàng rào,tường bao,móng nhà,giấy tờ,chữ ký,con dấu,hóa đơn,chứng từ,số tiền,khoản thu,khoản chi,ngân sách,đóng góp,quỹ khuyến học,danh sách,hộ nghèo,trợ cấp,bồi thường,tái định cư,giải tỏa,đo đạc,kiểm đếm,niêm yết,công khai,đối thoại,hòa giải,tiếp dân,lịch hẹn,trả lời,chậm trễ,kéo dài,nhiều lần,trước đây,hiện nay,năm ngoái,đầu năm,cuối tháng,buổi sáng,buổi chiều,trực tiếp,qua bưu điện,bằng miệng,bằng văn bản,cấp trên,cấp dưới,huyện ủy,tỉnh ủy,thanh tra,kiểm tra,giám sát,kỷ luật,khiển trách,cảnh cáo,khen thưởng,bổ nhiệm,luân chuyển,tuyển dụng,hợp đồng,đấu thầu,đấu giá,nghiệm thu,thiết kế,vật liệu,xi măng,cát sỏi,máy xúc,xe tải,tiếng ồn,khói bụi,nước thải,rác thải,mùi hôi,dòng sông,bờ đê,bến đò,cầu treo,chợ quê,lễ hội,đình làng,nghĩa trang,bãi bồi,rừng phòng hộ,đồi chè,nương rẫy,giống lúa,phân bón,thuốc trừ sâu,vay vốn,lãi suất,tín dụng,ngân hàng,thừa kế,di chúc,ly hôn,tạm trú,hộ khẩu,khai sinh,khai tử,chứng thực,ủy quyền,luật sư,tòa án,viện kiểm sát,công an,dân quân,thanh niên,phụ nữ,cựu chiến binh,mặt trận,công đoàn,tôn giáo,dân tộc,học sinh,giáo viên,bác sĩ,y tá,bệnh nhân,bảo hiểm,thuốc men,tiền lương,phụ cấp,nghỉ hưu,thâm niên,bằng cấp,chứng chỉ,lý lịch,kê khai,tài sản,cổ phần,doanh nghiệp,cửa hàng,kho bãi,nhà xưởng,khu phố,ngõ hẻm,vỉa hè,biển hiệu,đèn đường,cột điện,đồng hồ nước,đường ống,hố ga,cống thoát,ngập úng,sạt lở,hạn hán,bão lũ,cứu trợ,thiện nguyện,quyên góp,từ thiện,minh bạch,khách quan,công tâm,dân chủ,tập trung,đoàn kết,thống nhất,nghị quyết,chỉ thị,điều lệ,quy chế,hướng dẫn,báo cáo,tổng hợp,thống kê,đề xuất,kiến nghị,nguyện vọng,bức xúc,lo lắng,mong muốn,tin tưởng,cảm ơn,kính trọng',
);

const initials = list('b,c,ch,d,đ,g,h,k,kh,l,m,n,ng,nh,ph,qu,r,s,t,th,tr,v,x');
const rimes = list(
  'a,á,à,ai,ái,an,án,ang,áng,ao,ào,âu,ấu,ân,âng,ay,ây,e,em,en,ê,ên,ềnh,i,inh,iên,iêu,o,oa,oan,ô,ôi,ông,ơ,ơi,u,ung,uôn,uyên,ư,ương,ước',
);

/** Syllables that spell places; about half of what could be spelled, always the same ones. */
export const placeSyllables: readonly string[] = initials
  .flatMap((initial, i) => rimes.filter((_, v) => (i * 31 + v * 17) % 9 < 5).map((rime) => initial + rime))
  .map((syllable) => syllable.charAt(0).toUpperCase() + syllable.slice(1));
