namespace CivicBot.Comments.Notices;

/// <summary>
/// Template messages (ZNS) for citizens who gave a phone and whose chat window is closed; configuration section <c>Comments:Zns</c>. Whether and for how much they are sent is
/// <c>Zalo:Zns</c>'s.
/// </summary>
public sealed class NoticeOptions
{
    public const string Section = "Comments:Zns";

    private static readonly string[] Known = [Code, State, Date, Commune];

    public const string Code = "code";
    public const string State = "state";
    public const string Date = "date";
    public const string Commune = "commune";

    /// <summary>Zalo's number of the approved template; empty: none.</summary>
    public string TemplateId { get; set; } = "";

    /// <summary>Name of each parameter of the template with what goes into it: code, state, date, commune. Never the comment's words: Zalo keeps what is sent.</summary>
    public Dictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong, each a sentence that names the key and the fix.</summary>
    public IEnumerable<string> Problems()
    {
        if (TemplateId.Length > 0 && Parameters.Count == 0)
        {
            yield return "Comments__Zns__TemplateId is set; name the template's parameters too, for example Comments__Zns__Parameters__ma_y_kien=code.";
        }

        foreach (var (name, value) in Parameters.Where(p => !Known.Contains(p.Value, StringComparer.Ordinal)))
        {
            yield return $"Comments__Zns__Parameters__{name}={value} is unknown; use {string.Join(", ", Known)}.";
        }
    }
}
