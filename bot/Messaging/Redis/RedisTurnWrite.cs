using CivicBot.Messaging.Stores;

namespace CivicBot.Messaging.Redis;

/// <summary>A write of another feature that the commit script applies with the turn, by its name in <c>writes</c>.</summary>
/// <param name="Arguments">In the order of the script.</param>
public sealed record RedisTurnWrite(string Name, IReadOnlyList<string?> Arguments) : ITurnWrite;
