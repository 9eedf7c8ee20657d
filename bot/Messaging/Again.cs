namespace CivicBot.Messaging;

/// <summary>What a step says about the next step of its conversation.</summary>
internal readonly record struct Again
{
    private Again(bool wanted, DateTimeOffset notBefore)
    {
        Wanted = wanted;
        NotBefore = notBefore;
    }

    /// <summary>Nothing is left to do; a signal wakes the conversation.</summary>
    public static Again No => default;

    /// <summary>As soon as others had their turn.</summary>
    public static Again Now => new(true, DateTimeOffset.MinValue);

    public bool Wanted { get; }

    public DateTimeOffset NotBefore { get; }

    public static Again At(DateTimeOffset moment) => new(true, moment);
}
