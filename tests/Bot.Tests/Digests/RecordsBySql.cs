using CivicBot.Digests;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Tests.Digests;

/// <summary>Questions of our own to the records of the example, beside the program's.</summary>
internal sealed class RecordsBySql(RecordsDatabase records, DigestKind kind)
{
    /// <summary>No denunciation, not erased, not withdrawn.</summary>
    public const string Listed = " AND (flags & 2) = 0 AND erased_at IS NULL AND state <> 15";

    public const string Open = " AND state < 10";

    public string Topic { get; } = records.IsSqlite ? "json_extract(topics, '$[0]')" : "topics[1]";

    public string Scope => $"commune = '{ExampleRecords.Commune}' AND {Where}";

    private string Where => kind switch
    {
        DigestKind.Month => $"received_at >= {Moment(11, 1)} AND received_at < {Moment(12, 1)}",
        DigestKind.Year => "received_at >= 1767200400000 AND received_at < 1798736400000",
        DigestKind.Officer =>
            $"day_id = '{ExampleRecords.Day}' AND (officer = 'Công chức Địa chính – môi trường' OR (officer IS NULL AND {Topic} IN ('dat-dai', 'moi-truong', 'boi-thuong', 'nong-nghiep')))",
        DigestKind.Department => $"day_id = '{ExampleRecords.Day}' AND state < 10 AND CASE WHEN state = 4 THEN COALESCE(forwarded_body, forwarded_to) ELSE body END = 'so-xay-dung-duong'",
        DigestKind.Public => $"day_id = '{ExampleRecords.Day}' AND (flags & 2) = 0",
        _ => $"day_id = '{ExampleRecords.Day}'",
    };

    public string True(string column) => records.IsSqlite ? $"{column} = 1" : column;

    public Task<int> CountAsync(string more) => ScalarAsync($"SELECT COUNT(*) AS \"Value\" FROM comment WHERE {Scope}{more}");

    public async Task<int> ScalarAsync(string query)
    {
        await using var context = records.Read();
        return (int)(await context.Database.SqlQueryRaw<long>(query).ToListAsync()).Single();
    }

    public Task<List<string>> ListedCodesAsync() => StringsAsync("code", Listed);

    /// <summary>Of each comment that is listed, the text as it may be shown; of abusive ones only with <paramref name="abusive"/>.</summary>
    public Task<List<string>> ListedTextsAsync(bool abusive) => StringsAsync("masked", Listed + (abusive ? "" : " AND (flags & 8) = 0"));

    private async Task<List<string>> StringsAsync(string column, string more)
    {
        await using var context = records.Read();
        var query = $"SELECT {column} AS \"Value\" FROM comment WHERE {Scope}{more} ORDER BY code";
        return await context.Database.SqlQueryRaw<string>(query).ToListAsync();
    }

    private static long Moment(int month, int day) => new DateTimeOffset(2026, month, day, 0, 0, 0, TimeSpan.FromHours(7)).ToUnixTimeMilliseconds();
}
