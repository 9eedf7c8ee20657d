namespace CivicBot.Officials.Security;

/// <summary>How getting in is guarded. Section <c>Officials:SignIn</c>.</summary>
public sealed class SignInLimits
{
    public const string Section = "Officials:SignIn";

    /// <summary>Failed attempts from one address within 15 minutes; an office behind one router shares them.</summary>
    public int FailuresPerAddress { get; set; } = 30;

    internal string? Problem => FailuresPerAddress is < 5 or > 100_000
        ? $"{Section}:FailuresPerAddress must lie between 5 and 100000; remove the key for 30."
        : null;
}
