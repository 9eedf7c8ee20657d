namespace CivicBot.Comments.Intake;

/// <summary>
/// Words that the conversation understands as an action on one comment, whatever was talked about before; buttons of notices send them. The code stands in them, so that an old message's
/// button still means the comment that it was about.
/// </summary>
public static class CitizenPhrases
{
    public const string MyComments = "Ý kiến của tôi";

    /// <param name="stars">1 to 5.</param>
    /// <param name="code">Digits.</param>
    public static string Rate(int stars, string code) => $"Chấm {stars} điểm {CommentCode.Show(code)}";

    /// <summary>The closing is contested; the reason is asked for.</summary>
    public static string Contest(string code) => $"Chưa đồng ý {CommentCode.Show(code)}";

    /// <summary>Answers what an officer asked, or adds something.</summary>
    public static string Add(string code) => $"Bổ sung {CommentCode.Show(code)}";

    public static string Status(string code) => $"Xem {CommentCode.Show(code)}";

    public static string Withdraw(string code) => $"Rút {CommentCode.Show(code)}";
}
