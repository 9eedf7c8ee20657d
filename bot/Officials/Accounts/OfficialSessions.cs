using System.Collections.Concurrent;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Officials.Accounts;

/// <summary>A session with whose it is.</summary>
public sealed record OpenSession(OfficialSession Session, Official Official);

/// <summary>
/// Who is signed in where since when (phiên đăng nhập). The cookie names its session, and each page asks here whether it is still open, so that one that is ended ends with the next click.
/// This process alone serves an installation, so that its memory is the truth between two writes.
/// </summary>
internal sealed class OfficialSessions(RecordsDatabase records, TimeProvider time)
{
    /// <summary>Name of the session's id in the cookie.</summary>
    public const string Item = "civicbot:session";

    /// <summary>After so long without a page a session is over; the same as the cookie's life.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromHours(9);

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> open = new();
    private readonly ConcurrentDictionary<Guid, byte> ended = new();

    /// <param name="userAgent">What the browser says of itself.</param>
    /// <param name="before">A session that goes on in this one; null: the official signed in just now.</param>
    public async Task<Guid> BeginAsync(Guid official, string? userAgent, Guid? before, CancellationToken cancellationToken)
    {
        var (id, now) = (Guid.NewGuid(), time.GetUtcNow());
        await records.WriteAsync(
            async (context, token) =>
            {
                var old = now - Kept;
                await context.Sessions.Where(one => one.OfficialId == official && one.SeenAt < old).ExecuteDeleteAsync(token);
                var earlier = before is null ? null : await context.Sessions.SingleOrDefaultAsync(one => one.Id == before && one.OfficialId == official, token);
                context.Sessions.Add(new OfficialSession { Id = id, OfficialId = official, StartedAt = earlier?.StartedAt ?? now, SeenAt = now, Device = DeviceName.Of(userAgent) });
                if (earlier is not null)
                {
                    earlier.EndedAt ??= now;
                }
                else
                {
                    await context.Users.Where(one => one.Id == official).ExecuteUpdateAsync(set => set.SetProperty(one => one.LastSignInAt, now), token);
                }

                return 0;
            },
            cancellationToken);
        open[id] = now;
        if (before is { } gone)
        {
            ended[gone] = 0;
            open.TryRemove(gone, out _);
        }

        return id;
    }

    public async Task<bool> IsOpenAsync(Guid id, CancellationToken cancellationToken)
    {
        if (ended.ContainsKey(id))
        {
            return false;
        }

        var now = time.GetUtcNow();
        if (open.TryGetValue(id, out var seen) && now - seen < SeenEvery)
        {
            return true;
        }

        var isOpen = await records.WriteAsync(
            async (context, token) =>
            {
                if (await context.Sessions.SingleOrDefaultAsync(one => one.Id == id, token) is not { EndedAt: null } session || now - session.SeenAt > Silence)
                {
                    return false;
                }

                session.SeenAt = now;
                return true;
            },
            cancellationToken);
        if (isOpen)
        {
            open[id] = now;
        }

        return isOpen && !ended.ContainsKey(id);
    }

    /// <summary>Those that are open, last seen first.</summary>
    public async Task<IReadOnlyList<OpenSession>> ListAsync(IQueryable<Official> of, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var since = time.GetUtcNow() - Silence;
        var sessions = await context.Sessions.Where(one => one.EndedAt == null && one.SeenAt > since).OrderByDescending(one => one.SeenAt).ToListAsync(cancellationToken);
        var ids = sessions.Select(one => one.OfficialId).Distinct().ToList();
        var officials = await of.Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellationToken);
        return [.. sessions.Where(one => officials.ContainsKey(one.OfficialId)).Select(one => new OpenSession(one, officials[one.OfficialId]))];
    }

    public Task<int> EndAsync(Guid id, CancellationToken cancellationToken) => EndAsync([id], cancellationToken);

    public async Task<int> EndAllAsync(Guid official, Guid? except, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return await EndAsync(await context.Sessions.Where(one => one.OfficialId == official && one.EndedAt == null && one.Id != except).Select(one => one.Id).ToListAsync(cancellationToken), cancellationToken);
    }

    private async Task<int> EndAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            ended[id] = 0;
            open.TryRemove(id, out _);
        }

        var now = time.GetUtcNow();
        return await records.WriteAsync(
            async (context, token) =>
            {
                var sessions = await context.Sessions.Where(one => ids.Contains(one.Id) && one.EndedAt == null).ToListAsync(token);
                sessions.ForEach(one => one.EndedAt = now);
                return sessions.Count;
            },
            cancellationToken);
    }
}
