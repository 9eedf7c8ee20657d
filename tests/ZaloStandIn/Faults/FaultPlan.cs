namespace CivicBot.ZaloStandIn.Faults;

/// <summary>The faults that are switched on, asked for every call; the first that fits hits.</summary>
public sealed class FaultPlan
{
    private readonly Lock gate = new();
    private readonly List<Entry> entries = [];

    /// <summary>How many calls were hit.</summary>
    public int Hits { get; private set; }

    public IReadOnlyList<Fault> Active
    {
        get
        {
            lock (gate)
            {
                return [.. entries.Select(e => e.Fault)];
            }
        }
    }

    public void Add(Fault fault)
    {
        lock (gate)
        {
            entries.Add(new Entry(fault, fault.Skip, fault.Times));
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
        }
    }

    internal Fault? Next(string endpoint, string? oaId, Func<string?> userId)
    {
        lock (gate)
        {
            for (var i = 0; i < entries.Count; i++)
            {
                var (fault, skip, left) = entries[i];
                if ((fault.Endpoint is not null && fault.Endpoint != endpoint)
                    || (fault.OaId is not null && fault.OaId != oaId)
                    || (fault.UserId is not null && fault.UserId != userId()))
                {
                    continue;
                }

                if (skip > 0)
                {
                    entries[i] = entries[i] with { Skip = skip - 1 };
                    continue;
                }

                if (left == 1)
                {
                    entries.RemoveAt(i);
                }
                else
                {
                    entries[i] = entries[i] with { Left = left - 1 };
                }

                Hits++;
                return fault;
            }

            return null;
        }
    }

    private sealed record Entry(Fault Fault, int Skip, int? Left);
}
