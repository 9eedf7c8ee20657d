using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Screening;
using CivicBot.Knowledge.Text;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Knowledge.Comments;

/// <summary>Everything that is read from a comment (ý kiến, kiến nghị, phản ánh) before a person looks at it.</summary>
/// <param name="Text">The comment after the text steps.</param>
/// <param name="Topics">Lĩnh vực: what it is about.</param>
/// <param name="Screening">Personal data, and what must be seen to before it is shown.</param>
/// <param name="Place">Where.</param>
/// <param name="Competence">Thẩm quyền: who has to deal with it.</param>
/// <param name="Urgency">How soon.</param>
/// <param name="Issues">The separate matters that it holds, as the citizen wrote them, in order; at least one, the whole comment where it holds one.</param>
public sealed record CommentReading(
    AnalysedText Text,
    TopicReading Topics,
    ScreeningReading Screening,
    PlaceReading Place,
    CompetenceReading Competence,
    UrgencyReading Urgency,
    IReadOnlyList<string> Issues)
{
    public IReadOnlyList<Sensitivity> Flags => Screening.Flags;

    /// <summary>The comment as it may be shown: personal data replaced by what it was.</summary>
    public string Masked => Screening.Masked;
}

/// <summary>What led to a reading, for people who maintain the lists; the rest stands in the reading itself.</summary>
/// <param name="Steps">Names of the text steps that changed something.</param>
/// <param name="ScreeningReasons">What speaks for and against each flag, also where it is not set.</param>
public sealed record CommentExplanation(IReadOnlyList<string> Steps, IReadOnlyList<ScreeningReason> ScreeningReasons);
