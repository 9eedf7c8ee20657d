namespace CivicBot.Knowledge.Understanding;

/// <summary>What a citizen wants; wire names (design §7) are in <see cref="WireNames"/>.</summary>
public enum Intent
{
    /// <summary>A question about one procedure.</summary>
    Procedure,

    /// <summary>A question about one of a few procedures: ask which.</summary>
    Clarify,

    /// <summary>Not understood, or no procedure of ours.</summary>
    Unknown,
    Greeting,
    Thanks,
    Chitchat,
    Abuse,
    Spam,

    /// <summary>A comment, complaint or proposal (ý kiến, phản ánh, kiến nghị), not a question.</summary>
    Comment,

    /// <summary>Where does my file or comment stand.</summary>
    Status,

    /// <summary>Wants a person.</summary>
    Human,

    /// <summary>Life, fire, violence: phone numbers first.</summary>
    Emergency,

    /// <summary>A question that is not a commune's (weather, football, homework).</summary>
    OtherTopic,
}

/// <summary>Which part of a procedure is asked for.</summary>
public enum Facet
{
    /// <summary>Hồ sơ.</summary>
    Papers,

    /// <summary>Trình tự.</summary>
    Steps,

    /// <summary>Thời hạn.</summary>
    Duration,

    /// <summary>Lệ phí.</summary>
    Fee,

    /// <summary>Nơi nộp, làm trực tuyến.</summary>
    Where,

    /// <summary>Điều kiện.</summary>
    Conditions,

    /// <summary>Cơ sở pháp lý.</summary>
    LegalGround,

    /// <summary>Tổng quát.</summary>
    General,
}

/// <summary>Names of intents and facets in commands and files (design §7).</summary>
public static class WireNames
{
    public static string Of(Intent intent) => intent switch
    {
        Intent.Procedure => "procedure",
        Intent.Clarify => "clarify",
        Intent.Unknown => "unknown",
        Intent.Greeting => "greeting",
        Intent.Thanks => "thanks",
        Intent.Chitchat => "chitchat",
        Intent.Abuse => "abuse",
        Intent.Spam => "spam",
        Intent.Comment => "comment",
        Intent.Status => "status",
        Intent.Human => "human",
        Intent.Emergency => "emergency",
        Intent.OtherTopic => "other-topic",
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "Unknown intent."),
    };

    public static string Of(Facet facet) => facet switch
    {
        Facet.Papers => "ho-so",
        Facet.Steps => "trinh-tu",
        Facet.Duration => "thoi-han",
        Facet.Fee => "le-phi",
        Facet.Where => "noi-nop",
        Facet.Conditions => "dieu-kien",
        Facet.LegalGround => "co-so-phap-ly",
        Facet.General => "tong-quat",
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, "Unknown facet."),
    };
}
