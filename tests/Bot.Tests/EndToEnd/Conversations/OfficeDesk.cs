using System.Globalization;
using System.Text.RegularExpressions;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Comments.Similar;
using CivicBot.Communes;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Tests.EndToEnd.Conversations;

/// <summary>What officials do in a conversation file, by the same desk as theirs; and what the records then hold.</summary>
internal sealed partial class OfficeDesk(RunningBot bot)
{
    private const string Commune = "phuong-an-mau";
    private static readonly Actor Officer = Actor.Official("Công chức Xây dựng – đô thị");
    private int steps;

    /// <param name="code">Digits.</param>
    /// <param name="text">For example <c>trả lời "Đã vá đường."</c>.</param>
    public async Task DealAsync(string code, string text)
    {
        var desk = bot.Services.GetRequiredService<CommentDesk>();
        var outcome = await desk.ActAsync(code, Action(text), Officer, version: null, $"script/{code}/{steps++}", note: null, CancellationToken.None);
        if (outcome is not DeskOutcome.Done)
        {
            throw new OfficeException($"'{text}' was not done: {outcome}");
        }
    }

    /// <param name="text"><c>điện thoại; Đèn đường hư; tên Lan; số 0912 345 678; ẩn danh; chỗ hẻm 12; buổi ID</c>.</param>
    /// <returns>Digits of the code.</returns>
    public async Task<string> EnterAsync(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        string? Of(string word) => parts.FirstOrDefault(part => part.StartsWith(word + " ", StringComparison.Ordinal))?[(word.Length + 1)..];
        var outcome = await bot.Services.GetRequiredService<StaffEntry>().FileAsync(
            new StaffComment
            {
                Occasion = $"script/enter/{Guid.NewGuid()}",
                Commune = Commune,
                Channel = parts[0] switch
                {
                    "điện thoại" => CommentChannel.Phone,
                    "giấy" => CommentChannel.Paper,
                    "tại buổi" => CommentChannel.Room,
                    _ => throw new OfficeException($"'{parts[0]}' is no channel."),
                },
                Text = parts[1],
                Name = Of("tên"),
                Phone = Of("số"),
                Place = Of("chỗ"),
                DayId = Of("buổi"),
                Anonymous = parts.Contains("ẩn danh"),
                Confirmed = parts[0] != "giấy",
                By = Actor.Official("Cán bộ tiếp công dân"),
            },
            CancellationToken.None);
        return outcome is StaffOutcome.Filed filed ? filed.Comments[0].Code : throw new OfficeException($"it was not filed: {outcome}");
    }

    /// <summary>Waits until the comment is among those that others are asked to join.</summary>
    public async Task KnownToAllAsync(string code)
    {
        await using var records = bot.Services.GetRequiredService<RecordsDatabase>().Read();
        var comment = await records.Comments.SingleAsync(c => c.Code == code);
        var commune = bot.Services.GetRequiredService<ICommuneDirectory>().Find(comment.Commune)!;
        var reading = bot.Services.GetRequiredService<ICommentReader>().Read(comment.Text, commune);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (bot.Services.GetRequiredService<ISimilarComments>().Find(comment.Commune, reading) is null)
        {
            await Task.Delay(20, limit.Token);
        }
    }

    /// <param name="facts">Separated by semicolons.</param>
    public async Task CheckAsync(string code, string facts)
    {
        await using var records = bot.Services.GetRequiredService<RecordsDatabase>().Read();
        var comment = await records.Comments.SingleAsync(c => c.Code == code);
        var story = await records.Changes.Where(c => c.CommentId == comment.Id).OrderBy(c => c.Number).ToListAsync();
        var attachments = await records.Attachments.CountAsync(a => a.CommentId == comment.Id);
        var citizen = await records.Citizens.FirstOrDefaultAsync(c => c.Id == comment.CitizenId);
        foreach (var fact in facts.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (word, rest) = Split(fact);
            var holds = word switch
            {
                "trạng thái" => comment.State.WireName() == rest,
                "ẩn danh" => comment.Anonymous,
                "muộn" => comment.Late,
                "đúng hạn" => !comment.Late,
                "tố cáo" => comment.Has(Concerns.Denunciation),
                "khẩn cấp" => comment.Has(Concerns.Emergency),
                "chưa có buổi" => comment.DayId is null,
                "buổi" => comment.DayId == rest,
                "địa bàn" => comment.Neighbourhood == rest,
                "chỗ" => comment.Place?.Contains(rest, StringComparison.OrdinalIgnoreCase) == true,
                "chữ" => comment.Text.Contains(rest, StringComparison.Ordinal),
                "không có chữ" => !comment.Text.Contains(rest, StringComparison.Ordinal),
                "đã xóa chữ" => comment is { Text: "", CitizenId: null },
                "lĩnh vực" => comment.Topics[0] == rest,
                "tệp" => attachments == int.Parse(rest, CultureInfo.InvariantCulture),
                "vị trí" => comment.Latitude is not null,
                "cùng ý" => comment.Supporters == int.Parse(rest, CultureInfo.InvariantCulture),
                "số điện thoại" => citizen?.SealedPhone is not null,
                "chấm" => story.LastOrDefault(c => c.Kind == ChangeKind.Rated)?.Stars == int.Parse(rest, CultureInfo.InvariantCulture),
                "lời" => story.Exists(c => c.Text?.Contains(rest, StringComparison.Ordinal) == true),
                "kênh" => comment.Channel.ToString() == rest,
                "tất cả" => await records.Comments.CountAsync() == int.Parse(rest, CultureInfo.InvariantCulture),
                _ => throw new OfficeException($"nobody knows what '{fact}' means."),
            };
            if (!holds)
            {
                throw new OfficeException(
                    $"the records do not hold '{fact}': {comment.State.WireName()}, late {comment.Late}, day {comment.DayId}, place {comment.Place}/{comment.Neighbourhood}, topics {string.Join(',', comment.Topics)}, "
                    + $"flags {comment.Flags}, files {attachments}, joined {comment.Supporters}, text: {comment.Text}");
            }
        }
    }

    private static (string Word, string Value) Split(string fact)
    {
        string[] words = ["trạng thái", "không có chữ", "đã xóa chữ", "chưa có buổi", "số điện thoại", "địa bàn", "lĩnh vực", "ẩn danh", "đúng hạn", "tố cáo", "khẩn cấp", "vị trí", "cùng ý", "tất cả"];
        var word = Array.Find(words, known => fact == known || fact.StartsWith(known + " ", StringComparison.Ordinal)) ?? fact.Split(' ', 2)[0];
        return (word, fact[word.Length..].Trim());
    }

    private static CommentAction Action(string text)
    {
        var quoted = Quoted().Matches(text).Select(match => match.Groups["text"].Value).ToList();
        var words = text.Split('"', 2)[0].Trim();
        string First() => quoted.Count > 0 ? quoted[0] : throw new OfficeException($"'{text}' needs words in quotes.");
        return words switch
        {
            "giao" => new CommentAction.Assign(Officer.Name),
            "hỏi" => new CommentAction.AskCitizen(First()),
            "trả lời" => new CommentAction.Answer(First(), Checked: null, LegalGround: null),
            "trả lời tại chỗ" => new CommentAction.AnswerOnSpot(First()),
            "làm xong" => new CommentAction.Finish(First(), quoted.Count > 1 ? quoted[1] : throw new OfficeException("a second quote is the proof.")),
            "không giải quyết" => new CommentAction.Refuse(RefusalReason.OtherProcedure, First(), "Luật Khiếu nại 2011", "Ban Tiếp công dân"),
            "mở lại" => new CommentAction.Reopen(First()),
            _ when words.StartsWith("hẹn ", StringComparison.Ordinal) => new CommentAction.Promise(First(), DateOnly.Parse(words[4..], CultureInfo.InvariantCulture)),
            _ when words.StartsWith("chuyển ", StringComparison.Ordinal) => new CommentAction.Forward(words[7..], First(), Expected: null),
            _ when words.StartsWith("gộp vào ", StringComparison.Ordinal) => new CommentAction.MarkDuplicate(words[8..]),
            _ => throw new OfficeException($"an officer cannot '{words}'."),
        };
    }

    [GeneratedRegex("\"(?<text>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();
}
