using CivicBot.Comments.Life;
using CivicBot.Digests;
using CivicBot.Storage.Records;

namespace CivicBot.Tests.Digests;

/// <summary>Whether a digest of the example lists what belongs to it by SQL, each comment once, and whether each of its numbers is SQL's.</summary>
internal static class DigestAgainstSql
{
    /// <param name="atLeast">So many comments must belong to it, or the comparison says little.</param>
    public static async Task<Digest> CompareAsync(RecordsDatabase records, DigestKind kind, int atLeast = 0)
    {
        var sql = new RecordsBySql(records, kind);
        var digest = await ExampleDigests.MakeAsync(records, kind);
        var counts = digest.Counts;
        var codes = await sql.ListedCodesAsync();
        Assert.That(
            digest.Listed.Select(comment => comment.Code).Order(StringComparer.Ordinal),
            Is.EqualTo(codes.Select(code => kind == DigestKind.Public ? code[^3..] : code).Order(StringComparer.Ordinal)),
            $"{kind}");
        Assert.That(counts.Total, Is.EqualTo(await sql.CountAsync("")).And.AtLeast(atLeast), $"{kind}");
        Assert.That(counts.Listed, Is.EqualTo(codes.Count), $"{kind}");
        foreach (var topic in counts.ByTopic)
        {
            Assert.That(topic.Total, Is.EqualTo(await sql.CountAsync($" AND {sql.Topic} = '{topic.Topic}'")), $"{kind} {topic.Topic}");
            Assert.That(topic.Listed, Is.EqualTo(await sql.CountAsync($" AND {sql.Topic} = '{topic.Topic}'{RecordsBySql.Listed}")), $"{kind} {topic.Topic}");
            Assert.That(topic.Open, Is.EqualTo(await sql.CountAsync($" AND {sql.Topic} = '{topic.Topic}'{RecordsBySql.Open}")), $"{kind} {topic.Topic}");
            Assert.That(digest.Sections.Where(s => s.Topic == topic.Topic).Sum(s => s.Comments), Is.EqualTo(topic.Listed), $"{kind} {topic.Topic}");
        }

        foreach (var state in CommentStates.All)
        {
            Assert.That(counts.Of(state), Is.EqualTo(await sql.CountAsync($" AND state = {(int)state}")), $"{kind} {state}");
        }

        foreach (var body in counts.ByBody)
        {
            Assert.That(body.Total, Is.EqualTo(await sql.CountAsync($" AND body = '{body.Id}'")), $"{kind} {body.Id}");
        }

        foreach (var area in counts.ByNeighbourhood)
        {
            Assert.That(area.Total, Is.EqualTo(await sql.CountAsync($" AND neighbourhood = '{area.Id}'")), $"{kind} {area.Id}");
        }

        await CompareAsync(sql, counts, kind);
        return digest;
    }

    private static async Task CompareAsync(RecordsBySql sql, DigestCounts counts, DigestKind kind)
    {
        Assert.That(counts.Open, Is.EqualTo(await sql.CountAsync(RecordsBySql.Open)), $"{kind}");
        Assert.That(counts.BeyondCommune, Is.EqualTo(await sql.CountAsync(" AND level <> 'xa'")), $"{kind}");
        Assert.That(counts.Unsure, Is.EqualTo(await sql.CountAsync($" AND {sql.True("topic_unsure")}")), $"{kind}");
        Assert.That(counts.Late, Is.EqualTo(await sql.CountAsync($" AND {sql.True("late")}")), $"{kind}");
        Assert.That(counts.Recurring, Is.EqualTo(await sql.CountAsync(" AND recurrence_of_id IS NOT NULL")), $"{kind}");
        Assert.That(counts.Emergencies, Is.EqualTo(await sql.CountAsync(" AND (flags & 4) <> 0")), $"{kind}");
        Assert.That(counts.Overdue, Is.EqualTo(await sql.CountAsync(" AND state < 10 AND state <> 3 AND COALESCE(promised_for, due_on) < '2026-11-20'")), $"{kind}");
        Assert.That(counts.Supporters, Is.EqualTo(await sql.ScalarAsync($"SELECT COALESCE(SUM(supporters), 0) AS \"Value\" FROM comment WHERE {sql.Scope}")), $"{kind}");
        Assert.That(counts.Rated, Is.EqualTo(await sql.ScalarAsync($"SELECT COUNT(*) AS \"Value\" FROM comment_change WHERE kind = 3 AND comment_id IN (SELECT id FROM comment WHERE {sql.Scope})")), $"{kind}");
        Assert.That(counts.Stars, Is.EqualTo(await sql.ScalarAsync($"SELECT COALESCE(SUM(stars), 0) AS \"Value\" FROM comment_change WHERE kind = 3 AND comment_id IN (SELECT id FROM comment WHERE {sql.Scope})")), $"{kind}");
        Assert.That(counts.Contested, Is.EqualTo(await sql.ScalarAsync(
            $"SELECT COUNT(*) AS \"Value\" FROM comment_change WHERE kind = 0 AND \"to\" = 6 AND \"from\" <> 15 AND by_kind = 1 AND comment_id IN (SELECT id FROM comment WHERE {sql.Scope})")));
        Assert.That(counts.Denunciations, Is.EqualTo(await sql.CountAsync(" AND (flags & 2) <> 0")), $"{kind}");
        Assert.That(counts.Erased, Is.EqualTo(kind == DigestKind.Public ? 0 : await sql.CountAsync(" AND (flags & 2) = 0 AND erased_at IS NOT NULL")), $"{kind}");
        Assert.That(counts.Withdrawn, Is.EqualTo(kind == DigestKind.Public ? 0 : await sql.CountAsync(" AND (flags & 2) = 0 AND erased_at IS NULL AND state = 15")), $"{kind}");
    }
}
