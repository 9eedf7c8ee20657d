using CivicBot.Comments.Records;

namespace CivicBot.Digests.Reading;

/// <summary>Which comments of the records a scope is about.</summary>
internal static class ScopedComments
{
    public static IQueryable<Comment> Of(this IQueryable<Comment> comments, string commune, DigestScope scope) => scope switch
    {
        DigestScope.Day { Id: var id } => comments.Where(c => c.Commune == commune && c.DayId == id),
        DigestScope.Period { From: var from, Until: var until } => comments.Where(c => c.Commune == commune && c.ReceivedAt >= from && c.ReceivedAt < until),
        _ => throw new InvalidOperationException("A scope is a day or a period."),
    };
}
