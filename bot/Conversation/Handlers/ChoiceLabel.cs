namespace CivicBot.Conversation.Handlers;

/// <summary>Labels that fit a button.</summary>
internal static class ChoiceLabel
{
    public static string Fit(string label) => label.Length <= Choice.MaxLabel
        ? label
        : label[..label.LastIndexOf(' ', Choice.MaxLabel - 1)].TrimEnd(',', ';', ':', '(', ' ') + "…";
}
