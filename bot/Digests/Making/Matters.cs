namespace CivicBot.Digests.Making;

/// <summary>Which comments are about the same matter.</summary>
internal static class Matters
{
    /// <summary>For each comment the id of its matter: its group's, that of the comment it is a duplicate of, or its own.</summary>
    public static Func<CommentRow, Guid> Of(IEnumerable<CommentRow> rows)
    {
        var byId = rows.ToDictionary(row => row.Id);
        return Find;

        Guid Find(CommentRow row)
        {
            // A chain of duplicates may not end where somebody closed it into a ring.
            var seen = new HashSet<Guid>();
            var at = row;
            while (at.DuplicateOfId is { } original && seen.Add(at.Id))
            {
                if (!byId.TryGetValue(original, out var next))
                {
                    return original;
                }

                at = next;
            }

            return at.DuplicateOfId is null ? at.GroupId ?? at.Id : seen.Min();
        }
    }
}
