using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Digests.Making;

/// <summary>What the maker of digests knows besides the records.</summary>
/// <param name="Bodies">By id.</param>
/// <param name="Soften">Cuts swear words down.</param>
/// <param name="Related">Procedures that a comment may be about, best first; none where nobody looks them up.</param>
public sealed record DigestKnowledge(
    TopicScheme Topics, TopicGrouping ThreeFields, IReadOnlyDictionary<string, CompetentBody> Bodies, Func<string, string> Soften, Func<string, IReadOnlyList<RelatedProcedure>> Related);
