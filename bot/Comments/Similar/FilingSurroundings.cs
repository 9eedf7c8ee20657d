using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Intake;

namespace CivicBot.Comments.Similar;

/// <summary>What surrounds a comment that is being filed: its deadline, its group, and whether the matter comes back (tái diễn).</summary>
internal sealed class FilingSurroundings(DueDates due, SimilarIndex index) : IFilingAdvice
{
    public FilingAdvice For(NewComment comment)
    {
        var topics = comment.Topics ?? comment.Reading.Topics.Assigned;
        DateOnly? until = comment.Confirmed ? due.For(comment.Commune, topics[0], comment.At) : null;
        var (group, before) = index.PlaceOf(comment.Commune, comment.Reading);
        return new FilingAdvice(until, group, before);
    }
}
