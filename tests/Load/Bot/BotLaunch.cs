using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CivicBot.ZaloStandIn;

namespace CivicBot.Load.Bot;

/// <summary>How a bot is started: its program, its data directory, its settings.</summary>
internal sealed record BotLaunch(string Program, string DataDirectory, string Url, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>The built program of this repository.</summary>
    public static Option<string> ProgramOption { get; } = new("--bot")
    {
        Description = "The bot's program: a .dll or an executable.",
        DefaultValueFactory = _ => FindProgram(),
    };

    public static Option<string[]> SettingsOption { get; } = new("--setting")
    {
        Description = "A further setting of the bot, KEY=VALUE with __ in the key. May be given several times.",
        DefaultValueFactory = _ => [],
    };

    public static BotLaunch For(StandIn standIn, string program, string dataDirectory, IEnumerable<string> further)
    {
        var url = "http://127.0.0.1:" + FreePort().ToString(CultureInfo.InvariantCulture);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Urls"] = url,
            ["Data__Directory"] = dataDirectory,
            ["Logging__LogLevel__Default"] = "Warning",
            ["Zalo__AppId"] = standIn.Options.AppId,
            ["Zalo__AppSecret"] = standIn.Options.AppSecret,
            ["Zalo__OaSecretKey"] = standIn.Options.OaSecretKey,
            ["Zalo__OpenApiUrl"] = standIn.Url,
            ["Zalo__OAuthUrl"] = standIn.Url,
            ["Zalo__ZnsUrl"] = standIn.Url,
            ["Comments__Attachments__LocalHosts__0"] = standIn.Authority,
            // The limits keep a real OA from being blocked; here they would be all that is measured.
            ["Zalo__Api__OaRequestsPerSecond"] = "100000",
            ["Zalo__Api__AppRequestsPerMinute"] = "10000000",
            ["Zalo__Api__WaitingCalls"] = "1000000",
            ["Protection__MessageBurst"] = "0", // few citizens write what a commune writes
        };
        var number = 0;
        foreach (var account in standIn.Options.Accounts)
        {
            settings[$"Zalo__Accounts__{number}__OaId"] = account.OaId;
            settings[$"Zalo__Accounts__{number}__RefreshToken"] = account.RefreshToken ?? "";
            settings[$"Zalo__Accounts__{number}__AccessToken"] = account.AccessToken ?? "";
            settings[$"Zalo__Accounts__{number}__OaType"] = account.OaType.ToString(CultureInfo.InvariantCulture);
            number++;
        }

        foreach (var pair in further)
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            settings[pair[..cut]] = pair[(cut + 1)..];
        }

        return new BotLaunch(program, dataDirectory, url, settings);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindProgram() => Path.Combine(Repository() ?? ".", "bot", "bin", "Release", "net10.0", "CivicBot.dll");

    /// <returns>The root of this repository; null: this program runs elsewhere.</returns>
    public static string? Repository()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "CivicBot.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName;
    }
}
