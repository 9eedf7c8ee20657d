namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>Zalo's reaction codes and the words that Bot Framework bots use for them.</summary>
public static class ReactionIcons
{
    public const string Removed = "/-remove";

    private static readonly (string Icon, string Name)[] Known =
    [
        ("/-strong", "like"), ("/-heart", "heart"), (":>", "laugh"), (":o", "surprised"), (":-((", "cry"), ("--b", "sad"), (":-h", "angry"),
    ];

    /// <summary>An icon of a later time keeps its code.</summary>
    public static string NameOf(string? icon) => Array.Find(Known, known => known.Icon == icon).Name ?? icon ?? "";

    public static string IconOf(string? name) => Array.Find(Known, known => known.Name == name).Icon ?? name ?? "";
}
