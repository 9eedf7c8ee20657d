namespace CivicBot.Tests.Digests;

/// <summary>Comments as people of an invented ward would write them.</summary>
internal static class ExampleTexts
{
    public static IReadOnlyList<(string Topic, string Text)> All { get; } =
    [
        ("dat-dai", "Nhà tôi nộp hồ sơ tách thửa từ tháng 6 tới giờ chưa có kết quả, hỏi thì hẹn lần này qua lần khác."),
        ("dat-dai", "Ranh đất giữa nhà tôi và rạch bị cắm mốc lệch, đề nghị địa chính xuống đo lại cho đúng bản đồ."),
        ("dat-dai", "Xin hỏi bao giờ khu mình được cấp sổ cho phần đất vườn mà bà con ở đã mấy chục năm."),
        ("giao-thong", "Đường vào trường tiểu học đầy ổ gà, trời mưa học sinh té hoài, xin phường vá sớm."),
        ("giao-thong", "duong hem 12 hu het roi, xe ba gac khong vo duoc, dan keu hoai khong ai lam"),
        ("giao-thong", "Xe tải chở đất chạy qua khu dân cư ban đêm, làm nứt đường và rơi vãi đất đá, rất nguy hiểm cho người đi xe máy đi làm ca về khuya; bà con đã nhắc tài xế nhiều lần nhưng không thay đổi."),
        ("moi-truong", "Rác ở đầu hẻm hai ngày mới có xe gom một lần, bốc mùi hôi không chịu nổi."),
        ("moi-truong", "Cơ sở làm bún xả nước thẳng ra mương, nước đen và hôi, cá chết trắng."),
        ("moi-truong", "Trại heo gần khu dân cư hôi quá, ban đêm phải đóng kín cửa."),
        ("xay-dung", "Có hộ xây nhà lấn ra vỉa hè hơn một mét, người đi bộ phải xuống lòng đường."),
        ("xay-dung", "Công trình sát vách đào móng làm nứt tường nhà tôi, báo phường rồi mà vẫn thi công."),
        ("boi-thuong", "Tiền đền bù làm đường vành đai sao mỗi nhà một giá, đề nghị công khai bảng tính."),
        ("an-ninh", "Quán karaoke đầu khu phố hát tới 1 giờ sáng, người già trẻ nhỏ không ngủ được."),
        ("an-ninh", "Dạo này hay mất trộm xe máy, đề nghị công an tuần tra thêm ban đêm."),
        ("ha-tang", "Đèn đường đoạn từ chợ tới cầu tắt cả tháng nay, tối om."),
        ("ha-tang", "Hễ mưa lớn là hẻm ngập nửa bánh xe, cống nghẹt đã lâu không ai nạo vét."),
        ("ha-tang", "Nước máy yếu, buổi chiều gần như không chảy; nhà có người bệnh rất khổ."),
        ("nong-nghiep", "Kênh thủy lợi bồi lắng, vụ này không đủ nước cho hơn 20 mẫu lúa của ấp."),
        ("an-sinh", "Mẹ tôi 82 tuổi chưa nhận được trợ cấp hưu trí xã hội, xin hướng dẫn làm hồ sơ."),
        ("y-te", "Trạm y tế hay hết thuốc huyết áp, người già phải đi xa mua."),
        ("giao-duc", "Đề nghị làm sân chơi cho trẻ em ở nhà văn hóa, hiện giờ chỉ để xe."),
        ("hanh-chinh", "Đi chứng thực giấy tờ phải chờ hơn hai tiếng, chỉ có một người tiếp nhận."),
        ("khac", "Chợ tạm họp lấn hết lòng đường buổi sáng, xin sắp xếp lại chỗ cho tiểu thương."),
        ("khac", "=HYPERLINK(\"http://a.example\";\"bấm vào\") cây me trước nhà văn hóa sắp ngã"),
    ];
}
