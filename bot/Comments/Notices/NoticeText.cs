namespace CivicBot.Comments.Notices;

/// <summary>What one citizen is told of one change: exactly one message.</summary>
/// <param name="Text">Within the limit of the channels.</param>
/// <param name="Phrases">What the citizen can press or say to it, see <c>CitizenPhrases</c>.</param>
public sealed record NoticeText(string Text, IReadOnlyList<string> Phrases);
