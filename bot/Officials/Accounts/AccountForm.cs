namespace CivicBot.Officials.Accounts;

/// <summary>An account as an administrator types it.</summary>
public sealed class AccountForm
{
    public string? UserName { get; set; }

    public string? DisplayName { get; set; }

    public string? Title { get; set; }

    public OfficialRole Role { get; set; }

    public string? Commune { get; set; }

    public string? Body { get; set; }

    /// <summary>A browser sends nothing for boxes that are not ticked.</summary>
    public List<string> Topics { get; set => field = value ?? []; } = [];

    internal AccountOrder Order => new(DisplayName ?? "", Title ?? "", Role, Blank(Commune), Blank(Body), Topics);

    public static AccountForm Of(Official official) => new()
    {
        DisplayName = official.DisplayName, Title = official.Title, Role = official.Role, Commune = official.Commune, Body = official.Body, Topics = [.. official.Topics],
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
