using System.Text.Json.Serialization;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Screening;

namespace CivicBot.Commands;

/// <summary>One line of <c>classify --jsonl</c>; names and order are design §7's.</summary>
/// <param name="Topics">Every topic with its probability, most probable first.</param>
/// <param name="Assigned">Topic ids, the main one first.</param>
/// <param name="Unsure">A person must look before it is sorted.</param>
/// <param name="Flags">Of pii, denunciation, emergency, abuse.</param>
/// <param name="Masked">The text with personal data replaced by what it was.</param>
/// <param name="Place">As the citizen wrote it; null where none was found.</param>
/// <param name="Competence">Level that deals with it: xa, so, tinh, trung-uong, cong-an, doanh-nghiep, toa-an, dan-su.</param>
/// <param name="Issues">The separate matters as texts.</param>
/// <param name="Explanation">With <c>--explain</c> only.</param>
internal sealed record ClassifyAnswer(
    string Id,
    IReadOnlyList<ClassifiedTopic> Topics,
    IReadOnlyList<string> Assigned,
    bool Unsure,
    IReadOnlyList<string> Flags,
    string Masked,
    string? Place,
    string Competence,
    IReadOnlyList<string> Issues,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Explanation)
{
    public static ClassifyAnswer Of(string id, CommentReading reading, string? explanation) => new(
        id,
        [.. reading.Topics.Scores.Select(topic => new ClassifiedTopic(topic.Id, Math.Round(topic.Score, 4)))],
        reading.Topics.Assigned,
        reading.Topics.Unsure,
        [.. reading.Flags.Select(ScreeningNames.Of)],
        reading.Masked,
        reading.Place.Display,
        reading.Competence.Id,
        reading.Issues,
        explanation);
}

internal sealed record ClassifiedTopic(string Id, double Score);
