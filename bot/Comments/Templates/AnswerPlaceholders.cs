using System.Globalization;
using System.Text.RegularExpressions;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Comments.Templates;

/// <summary>What stands in curly brackets in a template and is filled in from the comment (chỗ điền sẵn). Pure.</summary>
public static partial class AnswerPlaceholders
{
    public const string Code = "mã";
    public const string Place = "nơi";
    public const string Received = "ngày gửi";
    public const string Today = "hôm nay";
    public const string Topic = "lĩnh vực";
    public const string Commune = "xã phường";
    public const string Officer = "cán bộ";

    /// <summary>In the order in which they are explained.</summary>
    public static IReadOnlyList<string> All { get; } = [Code, Place, Received, Today, Topic, Commune, Officer];

    /// <summary>Fills in what the comment says; what it does not say stays as it is, for the person to see.</summary>
    /// <param name="topic">Name of its main topic.</param>
    /// <param name="commune">Name with its kind.</param>
    /// <param name="today">Vietnam's date.</param>
    public static string Fill(string text, Comment comment, string topic, string commune, DateOnly today) => Pattern().Replace(
        text,
        match => match.Groups["name"].Value.Trim().ToLowerInvariant() switch
        {
            Code => CommentCode.Show(comment.Code),
            Place => comment.Place ?? match.Value,
            Received => Day(VietnamTime.DateOf(comment.ReceivedAt)),
            Today => Day(today),
            Topic => topic,
            Commune => commune,
            Officer => comment.Officer ?? match.Value,
            _ => match.Value,
        });

    /// <summary>Placeholders that nothing fills: mistyped.</summary>
    public static IReadOnlyList<string> UnknownIn(string text) =>
        [.. Pattern().Matches(text).Select(match => match.Groups["name"].Value.Trim()).Where(name => !All.Contains(name.ToLowerInvariant(), StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)];

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(?<name>[^{}]{1,40})\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
