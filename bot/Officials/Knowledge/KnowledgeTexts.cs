using CivicBot.Knowledge.Local;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Questions;

namespace CivicBot.Officials.Knowledge;

/// <summary>Words of the pages on procedures (Thủ tục).</summary>
internal static class KnowledgeTexts
{
    public const string PickCommune = "Hãy chọn một xã, phường ở đầu trang để sửa.";
    public const string NotYours = "Tài khoản này chỉ xem, không sửa được thủ tục.";
    public const string NotReady = "Chương trình vừa khởi động, xin thử lại sau vài giây.";
    public const string StarterUnchanged = "Chưa sửa gì so với bản mẫu; hãy ghi điều riêng của xã, phường rồi đưa vào dùng.";
    public const string Published = "Đã đưa vào dùng. Người dân nhận nội dung mới từ bây giờ.";
    public const string Withdrawn = "Đã bỏ nội dung riêng. Người dân nhận lại bản chung từ bây giờ.";
    public const string SwitchedOff = "Đã tắt. Từ bây giờ chương trình không trả lời mục này mà chỉ người dân đến gặp cán bộ.";
    public const string SwitchedOn = "Đã bật lại. Người dân được trả lời từ bây giờ.";
    public const string Marked = "Đã ghi.";

    public static IReadOnlyList<(QuestionState State, string Name)> States { get; } =
    [
        (QuestionState.Open, "Chưa xem"), (QuestionState.AnsweredByHand, "Đã trả lời riêng"), (QuestionState.ToBeWritten, "Cần viết mục mới"), (QuestionState.NotForUs, "Không phải việc của mình"),
    ];

    public static string StateName(QuestionState state) => States.First(one => one.State == state).Name;

    public static string? Problem(LocalOutcome outcome) => outcome switch
    {
        LocalOutcome.Done => null,
        LocalOutcome.Same => "Đang như vậy rồi, không có gì thay đổi.",
        LocalOutcome.ChangedMeanwhile => "Đồng nghiệp vừa sửa mục này. Hãy xem lại lịch sử bên dưới rồi làm lại.",
        LocalOutcome.NeedsReason => "Chưa ghi lý do; hãy viết một câu để đồng nghiệp hiểu vì sao.",
        LocalOutcome.NotFound => "Không có thủ tục này trong bản chung.",
        LocalOutcome.TooLong => "Nội dung quá dài.",
        LocalOutcome.Refused => "Chưa đưa vào dùng được: hãy sửa những dòng dưới đây. Người dân vẫn nhận nội dung cũ.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome."),
    };

    public static string StepName(KnowledgeEditKind kind) => kind switch
    {
        KnowledgeEditKind.Text => "Sửa nội dung riêng",
        KnowledgeEditKind.Withdrawn => "Bỏ nội dung riêng",
        KnowledgeEditKind.SwitchedOff => "Tắt",
        KnowledgeEditKind.SwitchedOn => "Bật lại",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown step."),
    };

    public static string SectionName(SectionKind kind) => SectionHeadings.Of(kind);

    public static string Confidence(EntryConfidence confidence) => confidence switch
    {
        EntryConfidence.High => "chắc chắn",
        EntryConfidence.Medium => "khá chắc",
        EntryConfidence.Low => "chưa chắc, câu trả lời nhắc hỏi lại cán bộ",
        _ => throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Unknown confidence."),
    };

    /// <summary>What a first own text begins with.</summary>
    public static string Starter(DateOnly today) => $"---\nreviewed: {today:yyyy-MM-dd}\n---\n## Nơi nộp (bổ sung)\n- Ghi ở đây điều riêng của xã, phường.\n";
}
