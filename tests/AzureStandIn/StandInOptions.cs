namespace CivicBot.AzureStandIn;

/// <summary>What the resource is like.</summary>
public sealed record StandInOptions
{
    public string Key { get; init; } = "0123456789abcdef0123456789abcdef";

    public string ProjectName { get; init; } = "civicbot";

    public string DeploymentName { get; init; } = "production";

    /// <summary>0: any free port.</summary>
    public int Port { get; init; }

    /// <summary>How often a job is still running when it is asked for, before it has ended.</summary>
    public int PollsBeforeEnd { get; init; } = 1;

    /// <summary>The trained project: classes of a text, most probable first.</summary>
    public Func<string, IReadOnlyList<(string Class, double Score)>> Classes { get; init; } = Analysis.Classes.ByWords;
}
