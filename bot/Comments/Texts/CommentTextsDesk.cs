using System.Globalization;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Comments;

/// <summary>What the desk says to officials.</summary>
public static partial class CommentTexts
{
    public const string NotTakenBack = "Bước này không hoàn tác được nữa; hãy xử lý tiếp như thường.";
    public const string TakenBack = "Hoàn tác; người dân chưa được báo.";
    public const string ClosedIsNotSplit = "Ý kiến đã khép lại; hãy mở lại rồi mới tách.";
    public const string SplitNeedsBoth = "Hãy ghi đủ nội dung của cả hai ý kiến sau khi tách.";
    public const string SplitIsTheSame = "Hai phần giống hệt nhau; hãy để mỗi việc ở một phần.";
    public const string GroupOfOne = "Hãy chọn ít nhất hai ý kiến để gộp.";
    public const string NotInAGroup = "Ý kiến này không nằm trong nhóm nào.";
    public const string NeedsNote = "Chưa có nội dung ghi chú.";
    public const string NeedsResolution = "Chưa ghi tên, số của nghị quyết hay quyết định.";
    public const string NeedsFinding = "Chưa ghi nơi kiểm tra hoặc kết quả nhìn thấy.";
    public const string CheckIsInFuture = "Ngày kiểm tra không thể sau hôm nay.";
    public const string UnknownAttachment = "Không có tệp đính kèm này, hoặc tệp thuộc ý kiến khác.";
    public const string NotClosed = "Ý kiến chưa đóng nên chưa có gì để kiểm tra lại.";
    public const string ClosedByCitizen = "Ý kiến do người dân tự rút, không cần kiểm tra lại.";
    public const string OwnClosing = "Người kiểm tra lại phải khác người đã đóng ý kiến.";
    public const string SameDay = "Ý kiến đã thuộc ngày đối thoại này.";
    public const string ClosedStaysOnItsDay = "Ý kiến đã đóng thì ở lại ngày đối thoại của nó.";
    public const string EmptyMasking = "Bản che thông tin không được để trống.";
    public const string WasErased = "Người dân đã xóa dữ liệu của mình; không được ghi lại nội dung.";
    public const string SecondCheck = "Đã kiểm tra lại việc đóng, đồng ý.";
    public const string Called = "Đã gọi điện hoặc gặp, báo kết quả cho người dân.";
    public const string NothingToCorrect = "Chưa ghi cần sửa gì: lĩnh vực, nơi, thẩm quyền, cờ hay bản che thông tin.";
    public const string NoTopic = "Hãy chọn ít nhất một lĩnh vực.";
    public const string TopicTwice = "Một lĩnh vực được ghi hai lần.";

    public const string NotForwardedToYou = "Ý kiến này không còn ở cơ quan ông/bà: xã, phường đã lấy lại hoặc đã trả lời.";
    public const string NeedsAnswerOfBody = "Chưa có nội dung trả lời.";

    public static string ChangedMeanwhile(string? by, DateTimeOffset at)
    {
        var moment = VietnamTime.ToVietnam(at).ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture);
        var who = by switch
        {
            null => "Có người khác",
            "" => "Người dân",
            "CivicBot" => "Hệ thống",
            _ => $"Cán bộ {by}",
        };
        return $"{who} vừa sửa ý kiến này lúc {moment}; hãy xem lại rồi làm tiếp.";
    }

    public static string SplitFrom(string code) => $"tách từ {Shown(code)}";

    public static string NoOfficerFor(string topic) => $"Tệp của xã, phường chưa ghi cán bộ phụ trách lĩnh vực “{topic}”; hãy chọn cán bộ.";

    public static string NoSuchComment(string code) => $"Không có ý kiến nào mang mã {Shown(code)}.";

    public static string OtherCommune(string code) => $"Ý kiến {Shown(code)} thuộc xã, phường khác.";

    public static string IsDuplicateItself(string code) => $"Ý kiến {Shown(code)} cũng đã ghi là trùng; hãy ghi mã của ý kiến gốc.";

    public static string IsWithdrawn(string code) => $"Ý kiến {Shown(code)} đã được người dân rút; hãy chọn ý kiến khác.";

    public static string NowDuplicateOf(string code) => $"Ý kiến gốc nay là {Shown(code)}.";

    public static string OtherWasWithdrawn(string code) => $"Ý kiến {Shown(code)} mà ý kiến này trùng đã được người gửi rút.";

    public static string TooLateToTakeBack(int minutes) =>
        string.Create(CultureInfo.InvariantCulture, $"Đã quá {minutes} phút, người dân có thể đã được báo; hãy mở lại từng ý kiến và ghi lý do.");

    public static string UnknownTopic(string topic) => $"Không có lĩnh vực “{topic}”.";

    public static string TooManyTopics(int most) => string.Create(CultureInfo.InvariantCulture, $"Mỗi ý kiến có nhiều nhất {most} lĩnh vực.");

    public static string UnknownNeighbourhood(string id) => $"Tệp của xã, phường không có khu dân cư “{id}”.";

    public static string UnknownBody(string id) => $"Không có cơ quan “{id}” trong danh mục thẩm quyền.";

    public static string NoSuchDay(string id) => $"Không có ngày đối thoại “{id}” của xã, phường này.";

    public static string DayIsOver(string id) => $"Ngày đối thoại “{id}” đã qua hoặc đã hủy; hãy chọn ngày khác.";

    public static string AlreadyChecked(string by) => $"{by} đã kiểm tra lại ý kiến này.";

    private static string Shown(string code) => CommentCode.IsValid(code) ? CommentCode.Show(code) : $"“{code}”";
}
