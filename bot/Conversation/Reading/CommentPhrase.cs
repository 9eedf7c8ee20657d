using System.Text.RegularExpressions;
using CivicBot.Comments;

namespace CivicBot.Conversation.Reading;

/// <summary>What is wanted of a comment that was sent.</summary>
internal enum CommentWish
{
    Status,
    Add,
    Withdraw,
    Rate,
    Contest,
}

/// <summary>
/// A message that speaks of a comment by its code, or plainly of one's own: "chấm 5 điểm YK 482-915-736", "rút ý kiến", "YK 482 915 736 bổ sung: nhà ở cuối hẻm". The phrases that buttons
/// of notices send (<c>CitizenPhrases</c>) are among them.
/// </summary>
/// <param name="Code">Null where none is named.</param>
/// <param name="Rest">What else is said; "" where nothing is.</param>
/// <param name="Stars">1 to 5 for <see cref="CommentWish.Rate"/>; null: not said.</param>
internal sealed partial record CommentPhrase(CommentWish Wish, NamedCode? Code, string Rest, int? Stars)
{
    private const int MostWordsBefore = 6;

    /// <summary>Null where the message is about something else.</summary>
    public static CommentPhrase? Read(string text)
    {
        var code = CommentCode.Find(text);
        var (before, after) = code is null ? (text, "") : (text[..code.Start], text[code.End..]);
        var words = TypedText.Folded(before);
        if (code is null)
        {
            return WithoutCode(words);
        }

        // A long story that names a code somewhere is a story.
        if (words.Split(' ').Length > MostWordsBefore)
        {
            return new CommentPhrase(CommentWish.Status, code, "", null);
        }

        var rest = after.Trim(' ', ',', '.', ':', ';', '-', '\n');
        var (wish, stars) = WishIn(words) ?? WishIn(TypedText.Folded(rest)) ?? (CommentWish.Status, null);
        return new CommentPhrase(wish, code, WithoutWish(rest), stars);
    }

    private static CommentPhrase? WithoutCode(string words) => Alone().Match(words) switch
    {
        { Success: false } => null,
        var match when match.Groups["withdraw"].Success => new CommentPhrase(CommentWish.Withdraw, null, "", null),
        var match when match.Groups["add"].Success => new CommentPhrase(CommentWish.Add, null, "", null),
        var match when match.Groups["contest"].Success => new CommentPhrase(CommentWish.Contest, null, "", null),
        var match => new CommentPhrase(CommentWish.Rate, null, "", StarsOf(match)),
    };

    private static (CommentWish Wish, int? Stars)? WishIn(string words) => Wishes().Match(words) switch
    {
        { Success: false } => null,
        var match when match.Groups["withdraw"].Success => (CommentWish.Withdraw, null),
        var match when match.Groups["add"].Success => (CommentWish.Add, null),
        var match when match.Groups["contest"].Success => (CommentWish.Contest, null),
        var match => (CommentWish.Rate, StarsOf(match)),
    };

    private static int? StarsOf(Match match) => match.Groups["stars"] is { Success: true, Value: [var digit] } ? digit - '0' : null;

    /// <summary>"bổ sung: nhà ở cuối hẻm" without its first words.</summary>
    private static string WithoutWish(string rest)
    {
        var folded = Knowledge.Text.VietnameseLetters.Fold(rest);
        return folded.Length == rest.Length && Leading().Match(folded) is { Success: true, Length: var length } ? rest[length..].Trim(' ', ',', '.', ':', ';', '-') : rest;
    }

    [GeneratedRegex(@"^(?:toi muon |cho toi |xin |muon )*(?:(?<withdraw>(?:rut|rut lai|thu hoi|huy)(?: lai)? (?:y kien|phan anh|kien nghi)(?: cua toi| nay| do)?)|(?<add>(?:bo sung|them)(?: vao| cho)? (?:y kien|phan anh|kien nghi)(?: cua toi| nay| do)?)|(?<contest>(?:chua|khong) dong y(?: voi)?(?: ket qua| tra loi| cau tra loi)?(?: nay| do)?)|(?:cham|danh gia)(?: diem| y kien)?(?: (?<stars>[1-5])(?: diem| sao)?)?|(?<stars>[1-5]) (?:sao|diem))(?: a| nhe| nha)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Alone();

    [GeneratedRegex(@"^(?:toi |muon |xin |cho toi )*(?:(?<withdraw>rut|thu hoi|huy)|(?<add>bo sung|them|tra loi|noi them)|(?<contest>chua dong y|khong dong y|chua xong|chua hai long|mo lai)|(?:cham|danh gia)(?: diem)?(?: (?<stars>[1-5]))?|(?<stars>[1-5]) (?:sao|diem))(?= |$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wishes();

    [GeneratedRegex(@"^(?:toi |muon |xin )*(?:rut lai|rut|thu hoi|huy|bo sung them|bo sung|noi them|them|tra loi|chua dong y|khong dong y|mo lai|(?:cham|danh gia)(?: diem)?(?: [1-5])?(?: diem| sao)?|[1-5] (?:sao|diem)|toi dau roi|sao roi|the nao roi|the nao)(?:\s*[:,.-]|\s+|$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Leading();
}
