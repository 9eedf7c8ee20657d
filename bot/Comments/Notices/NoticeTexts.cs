using System.Globalization;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;

namespace CivicBot.Comments.Notices;

/// <summary>What citizens are told when something happened to a comment: which one, what happened, what they can do. Plain words, one message.</summary>
public static class NoticeTexts
{
    /// <summary>Zalo's limit for one message.</summary>
    public const int Longest = 2000;

    /// <summary>Where no file names the commune any more.</summary>
    internal const string UnnamedCommune = "Ủy ban nhân dân xã, phường";

    private const int LongestSubject = 70;

    /// <param name="commune">Name with its kind, for example "Phường An Mẫu".</param>
    /// <param name="own">Code of the reader's own comment; the same as the comment's for its author.</param>
    /// <returns>Null where this change is nothing to be told.</returns>
    public static NoticeText? Of(string commune, Comment comment, CommentChange change, NoticeReader reader, string own)
    {
        if (Happened(commune, change) is not { } happened)
        {
            return null;
        }

        var whole = Message(commune, comment, change, reader, own, happened);
        if (whole.Text.Length <= Longest)
        {
            return whole;
        }

        // Only an official's own words can be so long; the whole answer is shown on asking.
        var rest = $"… (còn nữa; nhắn “{CitizenPhrases.Status(own)}” để đọc hết)";
        var room = Longest - (whole.Text.Length - happened.Length) - rest.Length;
        return Message(commune, comment, change, reader, own, happened[..LastSpace(happened, Math.Max(0, room))] + rest);
    }

    /// <summary>A few words of a comment, so that the citizen knows which one is meant.</summary>
    public static string? SubjectOf(Comment comment)
    {
        var text = string.Join(' ', comment.Masked.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        // Whoever looks over the citizen's shoulder is not to read who was denounced.
        return text.Length == 0 || comment.Has(Concerns.Denunciation) ? null
            : text.Length <= LongestSubject ? text
            : text[..LastSpace(text, LongestSubject)] + "…";
    }

    private static NoticeText Message(string commune, Comment comment, CommentChange change, NoticeReader reader, string own, string happened)
    {
        var subject = SubjectOf(comment) is { } words ? $" (“{words}”)" : "";
        var which = reader switch
        {
            NoticeReader.Author => $"ý kiến {CommentCode.Show(comment.Code)} của ông/bà{subject}",
            NoticeReader.Supporter => $"ý kiến {CommentCode.Show(comment.Code)} mà ông/bà cùng gửi{subject}",
            NoticeReader.OfDuplicate => $"ý kiến {CommentCode.Show(own)} của ông/bà được giải quyết chung với ý kiến {CommentCode.Show(comment.Code)}{subject}. Ý kiến đó",
            _ => throw new ArgumentOutOfRangeException(nameof(reader), reader, "Unknown reader."),
        };
        var phrases = Phrases(change, reader, own);
        var ask = Ask(change, reader);
        return new NoticeText($"{commune} xin báo: {which} {happened}{(ask is null ? "" : $"\n\n{ask}")}", phrases);
    }

    private static string? Happened(string commune, CommentChange change) => change.Kind switch
    {
        ChangeKind.Rescheduled when change.Date is null => "được giữ cho ngày đối thoại kế tiếp; khi có lịch, ông/bà sẽ được báo.",
        ChangeKind.Rescheduled => $"được chuyển sang ngày đối thoại {Day(change.Date)}{(change.Text is { } place ? $", tại {place}" : "")}.",
        ChangeKind.Split =>
            $"nói hai việc khác nhau nên được tách thành hai ý kiến. Việc thứ hai mang mã {Shown(change.Target)}. Mỗi việc được giải quyết và báo kết quả riêng.",
        ChangeKind.UsedIn => $"đã được đưa vào {change.Text}. Cảm ơn ông/bà đã góp ý.",
        ChangeKind.Moved => change.To switch
        {
            CommentState.NeedsInformation => $"cần ông/bà cho biết thêm:\n{change.Text}",
            CommentState.Forwarded =>
                $"đã được chuyển đến {change.Target}.\nLý do: {change.Text}"
                + (change.Date is { } expected ? $"\nDự kiến có trả lời trước hết ngày {Day(expected)}." : "")
                + $"\n{commune} vẫn theo dõi và sẽ báo khi có kết quả.",
            CommentState.Promised => $"đã có hẹn:\n{change.Text}\nChậm nhất ngày {Day(change.Date)}. Nếu ngày thay đổi, ông/bà sẽ được báo.",
            CommentState.AnsweredOnSpot => $"đã được trả lời tại buổi đối thoại:\n{change.Text}",
            CommentState.Answered => $"đã có trả lời:\n{change.Text}{Line("Đã kiểm tra", change.Checked)}{Line("Căn cứ", change.LegalGround)}",
            CommentState.Done => $"đã làm xong:\n{change.Text}{Line("Minh chứng", change.Checked)}",
            CommentState.Refused => $"không giải quyết được.\nLý do: {change.Text}{Line("Căn cứ", change.LegalGround)}{Line("Ông/bà có thể đến", change.Target)}",
            CommentState.Duplicate => $"trùng với ý kiến {Shown(change.Target)} đã gửi trước. Hai ý kiến được giải quyết chung; khi ý kiến kia có kết quả, ông/bà cũng được báo.",
            CommentState.Reopened => $"được mở lại để xem xét tiếp.{Line("Lý do", change.Text)}",
            CommentState.Withdrawn => "đã được người gửi rút lại, nên không được theo dõi nữa.",
            _ => null,
        },
        _ => null,
    };

    private static string? Ask(CommentChange change, NoticeReader reader) => (change.Kind, change.To) switch
    {
        (ChangeKind.Moved, CommentState.NeedsInformation) when reader == NoticeReader.Author => "Ông/bà bấm nút dưới đây rồi nhắn câu trả lời, gửi thêm ảnh nếu có.",
        (ChangeKind.Moved, CommentState.NeedsInformation) => "Nếu ông/bà biết, xin nhắn giúp.",
        (ChangeKind.Moved, CommentState.Withdrawn) => "Nếu việc này vẫn còn, ông/bà cứ nhắn lại cho chúng tôi như một ý kiến mới.",
        (ChangeKind.Moved, CommentState.Duplicate) => "Nếu thấy không phải cùng một việc, ông/bà cho biết bằng nút dưới đây.",
        (ChangeKind.Moved, { } to) when to.IsClosed() && reader == NoticeReader.Author => "Xin ông/bà chấm từ 1 đến 5 điểm. Nếu chưa đồng ý, ông/bà cho biết, ý kiến sẽ được mở lại.",
        (ChangeKind.Moved, { } to) when to.IsClosed() && reader == NoticeReader.OfDuplicate => "Nếu việc của ông/bà chưa xong, ông/bà cho biết, ý kiến sẽ được mở lại.",
        _ => null,
    };

    private static IReadOnlyList<string> Phrases(CommentChange change, NoticeReader reader, string own) => Phrases(change.Kind, change.To, reader, own);

    /// <summary>
    /// What can be pressed, or typed by its number. Zalo shows the first five as buttons. Where points are given, the number of the line is the number of points: whoever types 5 means five.
    /// </summary>
    internal static IReadOnlyList<string> Phrases(ChangeKind kind, CommentState? to, NoticeReader reader, string own) => (kind, to, reader) switch
    {
        (ChangeKind.Moved, CommentState.NeedsInformation, NoticeReader.Author) => [CitizenPhrases.Add(own), CitizenPhrases.Status(own)],
        (ChangeKind.Moved, CommentState.Withdrawn, _) => [],
        (ChangeKind.Moved, CommentState.Duplicate, NoticeReader.Author) => [CitizenPhrases.Contest(own), CitizenPhrases.Status(own)],
        (ChangeKind.Moved, { } closed, NoticeReader.Author) when closed.IsClosed() =>
            [.. Enumerable.Range(1, 5).Select(stars => CitizenPhrases.Rate(stars, own)), CitizenPhrases.Contest(own), CitizenPhrases.Status(own)],
        (ChangeKind.Moved, { } closed, NoticeReader.OfDuplicate) when closed.IsClosed() => [CitizenPhrases.Contest(own), CitizenPhrases.Status(own)],
        (ChangeKind.Moved or ChangeKind.Rescheduled, _, NoticeReader.Author) => [CitizenPhrases.Status(own), CitizenPhrases.Add(own)],
        _ => [CitizenPhrases.Status(own)],
    };

    private static string Line(string label, string? text) => string.IsNullOrWhiteSpace(text) ? "" : $"\n{label}: {text}";

    private static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";

    private static string Shown(string? code) => code is not null && CommentCode.IsValid(code) ? CommentCode.Show(code) : "khác";

    private static int LastSpace(string text, int most) => text.LastIndexOf(' ', Math.Min(most, text.Length - 1)) is var at && at > most / 2 ? at : Math.Min(most, text.Length);
}
