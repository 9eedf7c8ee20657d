using System.CommandLine;
using System.Globalization;

namespace CivicBot.ZaloStandIn.Control;

/// <summary>Runs the stand-in by hand, so that one can hold a conversation with the bot in a browser.</summary>
internal static class StandInCommand
{
    public static RootCommand Create()
    {
        var oas = new Option<string[]>("--oa")
        {
            Description = "An OA as id[:type[:name]]; type 4 is a state agency, 2 a business. May be given several times.",
            DefaultValueFactory = _ => ["3886132808788086450:4:UBND phường Mẫu"],
        };
        var webhook = new Option<Uri>("--webhook")
        {
            Description = "Where the bot receives events.",
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens.Single().Value, UriKind.Absolute, out var address))
                {
                    return address;
                }

                result.AddError($"--webhook '{result.Tokens.Single().Value}' is no address; give one such as http://127.0.0.1:5080/zalo/webhook.");
                return null;
            },
            DefaultValueFactory = _ => new Uri("http://127.0.0.1:5080/zalo/webhook"),
        };
        var port = new Option<int>("--port") { Description = "Port to listen on; 0 takes a free one.", DefaultValueFactory = _ => 5090 };
        var echoes = new Option<EchoTiming>("--echoes") { Description = "When the OA's own messages are echoed.", DefaultValueFactory = _ => EchoTiming.Racing };
        var receipts = new Option<Receipts>("--receipts") { Description = "Receipts of the citizen's phone.", DefaultValueFactory = _ => Receipts.None };
        var redelivery = new Option<double>("--redelivery-factor")
        {
            Description = "Factor on the redelivery pauses (30 s, 5 min, 15 min, 30 min, 1 h).",
            DefaultValueFactory = _ => 1,
        };
        var speed = new Option<double>("--clock-speed")
        {
            Description = "How fast time passes for tokens and windows: 3600 makes an hour of a second.",
            DefaultValueFactory = _ => 1,
        };
        var command = new RootCommand("Plays Zalo's Official Account platform for a bot on this machine.") { oas, webhook, port, echoes, receipts, redelivery, speed };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new StandInOptions
            {
                Accounts = [.. parsed.GetRequiredValue(oas).Select((text, i) => Account(text, i))],
                Webhook = parsed.GetRequiredValue(webhook),
                Listen = "http://127.0.0.1:" + parsed.GetRequiredValue(port).ToString(CultureInfo.InvariantCulture),
                Time = new FastTime(parsed.GetRequiredValue(speed)),
                CallbackUrls = [new Uri(parsed.GetRequiredValue(webhook), "/zalo/oauth/callback").ToString()],
                Behaviour = new Behaviour
                {
                    Echoes = parsed.GetRequiredValue(echoes),
                    Receipts = parsed.GetRequiredValue(receipts),
                    RedeliveryFactor = parsed.GetRequiredValue(redelivery),
                },
            },
            cancellationToken));
        return command;
    }

    private static AccountOptions Account(string text, int index)
    {
        var parts = text.Split(':', 3);
        return new AccountOptions
        {
            OaId = parts[0],
            OaType = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : AccountOptions.Government,
            Name = parts.Length > 2 ? parts[2] : "UBND " + parts[0],
            RefreshToken = "stand-in-refresh-token-" + index.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static async Task<int> RunAsync(StandInOptions options, CancellationToken cancellationToken)
    {
        await using var standIn = await StandIn.StartAsync(options, cancellationToken);
        Console.WriteLine($"Hold a conversation at {standIn.Url}/ . Start the bot with:");
        Console.WriteLine();
        string[] settings =
        [
            $"Zalo__AppId={options.AppId}", $"Zalo__AppSecret={options.AppSecret}", $"Zalo__OaSecretKey={options.OaSecretKey}",
            $"Zalo__OpenApiUrl={standIn.Url}", $"Zalo__OAuthUrl={standIn.Url}", $"Zalo__ZnsUrl={standIn.Url}",
            $"Comments__Attachments__LocalHosts__0={standIn.Authority}",
            .. options.Accounts.SelectMany((a, i) => new[] { $"Zalo__Accounts__{i}__OaId={a.OaId}", $"Zalo__Accounts__{i}__RefreshToken={a.RefreshToken}" }),
        ];
        foreach (var setting in settings)
        {
            Console.WriteLine("  export " + setting);
        }

        Console.WriteLine();
        Console.WriteLine("Ctrl+C ends the stand-in.");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C.
        }

        return 0;
    }
}
