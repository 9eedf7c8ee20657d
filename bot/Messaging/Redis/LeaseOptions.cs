namespace CivicBot.Messaging.Redis;

/// <summary>How nodes share conversations; the times are Redis' own.</summary>
/// <param name="Lifetime">A node that is not heard of for so long is dead: its conversations are taken over.</param>
/// <param name="Renewal">How often a node says that it lives, and looks for what nobody owns.</param>
internal sealed record LeaseOptions(TimeSpan Lifetime, TimeSpan Renewal)
{
    /// <summary>A killed node's citizens go on within 8 + 2 seconds.</summary>
    public static LeaseOptions Usual { get; } = new(TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(2));
}
