namespace CivicBot.ZaloStandIn.Accounts;

internal enum UploadState
{
    Unknown,
    Valid,
    Expired,
}

/// <summary>Uploaded pictures and files of one OA; gone after seven days, 5,000 a month.</summary>
internal sealed class Uploads(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Kind, DateTimeOffset At)> assets = new(StringComparer.Ordinal);
    private readonly List<DateTimeOffset> made = [];

    public int Count
    {
        get
        {
            lock (gate)
            {
                return made.Count;
            }
        }
    }

    /// <returns>The id of the new asset, or null when the month's quota is used up.</returns>
    public string? Add(string kind, int quota)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (made.Count(at => at.Year == now.Year && at.Month == now.Month) >= quota)
            {
                return null;
            }

            made.Add(now);
            var id = Ids.Token(kind);
            assets[id] = (kind, now);
            return id;
        }
    }

    public UploadState StateOf(string kind, string id)
    {
        lock (gate)
        {
            return !assets.TryGetValue(id, out var asset) || asset.Kind != kind ? UploadState.Unknown
                : asset.At + Life <= time.GetUtcNow() ? UploadState.Expired
                : UploadState.Valid;
        }
    }

    public void ExpireAll()
    {
        lock (gate)
        {
            foreach (var (id, asset) in assets.ToList())
            {
                assets[id] = asset with { At = time.GetUtcNow() - Life };
            }
        }
    }
}
