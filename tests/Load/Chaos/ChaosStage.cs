using CivicBot.Load.Stores;

namespace CivicBot.Load.Chaos;

/// <summary>Everything that can break in a run.</summary>
/// <param name="Disk">Null: cannot be filled here.</param>
internal sealed record ChaosStage(IReadOnlyList<ChaosNode> Nodes, RedisProcess Redis, SmallDisk? Disk, Random Random)
{
    public ChaosNode AnyNode() => Nodes[Random.Next(Nodes.Count)];

    /// <summary>As a load balancer would that has not noticed yet who is down.</summary>
    public Uri AnyWebhook() => Nodes[System.Random.Shared.Next(Nodes.Count)].Webhook;
}
