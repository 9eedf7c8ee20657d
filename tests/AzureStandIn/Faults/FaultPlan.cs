namespace CivicBot.AzureStandIn.Faults;

/// <summary>Which requests go wrong: the next ones in order, then all from some moment on.</summary>
public sealed class FaultPlan
{
    private readonly Lock gate = new();
    private readonly Dictionary<FaultPoint, Queue<Fault>> next = [];
    private readonly Dictionary<FaultPoint, Fault> always = [];

    /// <summary>The next requests of a kind.</summary>
    public FaultPlan Next(FaultPoint point, params Fault[] faults)
    {
        lock (gate)
        {
            var queue = next.TryGetValue(point, out var known) ? known : next[point] = new Queue<Fault>();
            Array.ForEach(faults, queue.Enqueue);
        }

        return this;
    }

    /// <summary>All requests of a kind until <see cref="Clear"/>.</summary>
    public FaultPlan Always(FaultPoint point, Fault fault)
    {
        lock (gate)
        {
            always[point] = fault;
        }

        return this;
    }

    public void Clear()
    {
        lock (gate)
        {
            next.Clear();
            always.Clear();
        }
    }

    internal Fault? Take(FaultPoint point)
    {
        lock (gate)
        {
            return next.TryGetValue(point, out var queue) && queue.TryDequeue(out var fault) ? fault : always.GetValueOrDefault(point);
        }
    }
}
