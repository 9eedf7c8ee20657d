namespace CivicBot.Knowledge.Issues;

/// <summary>Something that comments complain of (việc) or are about (vật), under whatever words.</summary>
/// <param name="Id">Stable id of <c>issues/matters.tsv</c>.</param>
/// <param name="IsThing">A thing, not what is wrong with it.</param>
/// <param name="Wider">A wider matter that it belongs to: a pothole is damage.</param>
/// <param name="Topic">Usual topic, null where it may be any.</param>
public sealed record Matter(string Id, bool IsThing, string? Wider, string? Topic);

/// <summary>A matter found in a text.</summary>
/// <param name="Matter">Which.</param>
/// <param name="FirstWord">Index of its first word.</param>
/// <param name="Length">How many words speak of it.</param>
/// <param name="IsDoubtful">Typed without diacritics the word may mean something else.</param>
internal readonly record struct MatterMention(Matter Matter, int FirstWord, int Length, bool IsDoubtful);
