using CivicBot.ZaloStandIn;

namespace CivicBot.Load.Bot;

/// <summary>The stand-in of load runs: a state agency whose tokens are good for the whole run and whose limits are out of reach.</summary>
internal static class LoadStandIn
{
    public static StandInOptions Options() => new()
    {
        Accounts = [new AccountOptions { RefreshToken = "RT-load", AccessToken = "AT-load" }],
        Behaviour = new Behaviour
        {
            Echoes = EchoTiming.Off,
            AppRequestsPerMinute = int.MaxValue,
            AccountRequestsPerMinute = int.MaxValue,
            DisableWebhookAfterLadder = false,
        },
    };
}

/// <summary>A directory of this run, gone at its end.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(Directory.CreateTempSubdirectory("civicbot-load-").FullName, "data");

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
}
