namespace CivicBot.Officials.Security;

/// <summary>What pages say when something could not be done, by the status of the answer.</summary>
internal static class FailureTexts
{
    public const string Home = "Về trang Hôm nay";

    public static string Title(int status) => status == StatusCodes.Status404NotFound ? "Không có trang này" : "Chưa làm được";

    public static string Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "Biểu mẫu đã cũ hoặc không đầy đủ. Hãy quay lại, tải lại trang rồi làm lại; những gì đã lưu trước đó vẫn còn.",
        StatusCodes.Status404NotFound => "Địa chỉ gõ nhầm, hoặc trang đã chuyển đi nơi khác, hoặc ông/bà không có quyền xem.",
        StatusCodes.Status405MethodNotAllowed => "Trang này không nhận yêu cầu kiểu đó. Hãy quay lại rồi bấm nút trên trang.",
        StatusCodes.Status413PayloadTooLarge => "Nội dung gửi lên quá lớn. Hãy bớt chữ hoặc chọn tệp nhỏ hơn.",
        StatusCodes.Status429TooManyRequests => "Có quá nhiều lần thử. Hãy đợi 15 phút rồi làm lại.",
        _ => "Có lỗi trong chương trình; việc vừa làm chưa được lưu. Hãy thử lại; vẫn lỗi thì báo người quản trị, kèm giờ xảy ra.",
    };
}
