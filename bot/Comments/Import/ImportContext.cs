using CivicBot.Communes;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Places;

namespace CivicBot.Comments.Import;

/// <summary>What the rows of a list are read against.</summary>
/// <param name="Communes">All that are served.</param>
/// <param name="Default">Of rows that name none.</param>
/// <param name="Days">All dialogue days of the records.</param>
/// <param name="DayId">Of rows that name none; null: kept for the next one.</param>
/// <param name="Read">What the machine reads from a text, with the neighbourhoods of a commune.</param>
/// <param name="Topics">Topics by their words.</param>
/// <param name="Now">Vietnamese time.</param>
internal sealed record ImportContext(
    IReadOnlyList<Commune> Communes,
    Commune Default,
    IReadOnlyList<Dialogues.Records.DialogueDay> Days,
    string? DayId,
    Func<string, IReadOnlyCollection<Neighbourhood>, CommentReading> Read,
    ImportTopics Topics,
    DateTimeOffset Now);
