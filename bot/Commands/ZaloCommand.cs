using System.CommandLine;
using CivicBot.Adapters.Zalo;
using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.Storage;
using Microsoft.Extensions.Options;

namespace CivicBot.Commands;

/// <summary>
/// <c>zalo connect</c> and <c>zalo paste-token</c>: how an Official Account is let in, while the program serves or before it does. Ends with
/// 0 (connected, or the address was printed), 1 (Zalo refused) or 2 (bad use).
/// </summary>
internal static class ZaloCommand
{
    private const int Refused = 1;
    private const int BadUse = 2;

    /// <param name="configuration">The Zalo app and where the data lie.</param>
    /// <param name="input">Where a pasted token is read from, so that it stands in no command line and no history.</param>
    public static Command Create(IConfiguration configuration, TextReader input) => new("zalo", "Connect an Official Account.")
    {
        Connect(configuration),
        PasteToken(configuration, input),
    };

    private static Command Connect(IConfiguration configuration)
    {
        var oa = Oa();
        var command = new Command("connect", "Print the address at which an OA administrator gives consent (good for ten minutes).") { oa };
        command.SetAction((parsed, cancellationToken) => RunAsync(configuration, parsed, async consent =>
        {
            // No browser of ours begins this consent: its state alone, which only this terminal shows, brings it back.
            var address = await consent.StartAsync(parsed.GetValue(oa), Guid.NewGuid().ToString("N"), cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(address.AbsoluteUri);
            return 0;
        }));
        return command;
    }

    private static Command PasteToken(IConfiguration configuration, TextReader input)
    {
        var oa = Oa();
        var command = new Command("paste-token", "Read a refresh token (Zalo's API Explorer shows it) from standard input, spend it and keep the new pair.") { oa };
        command.SetAction((parsed, cancellationToken) => RunAsync(configuration, parsed, async consent =>
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync("Paste the refresh token and press Enter:");
            var token = (await input.ReadLineAsync(cancellationToken))?.Trim();
            if (string.IsNullOrEmpty(token))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync("No token came on standard input; run the command again and paste it.");
                return BadUse;
            }

            return await TellAsync(parsed, await consent.PasteRefreshTokenAsync(parsed.GetValue(oa)!, token, cancellationToken));
        }));
        return command;
    }

    private static Option<string> Oa() => new("--oa") { Description = "Id of the Official Account (digits).", Required = true };

    private static async Task<int> RunAsync(IConfiguration configuration, ParseResult parsed, Func<IZaloConsent, Task<int>> action)
    {
        var error = parsed.InvocationConfiguration.Error;
        try
        {
            await using var services = new ServiceCollection()
                .AddSingleton(configuration)
                .AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft", LogLevel.Error))
                .AddStorage(configuration)
                .AddZaloAdapter(configuration.GetSection(ZaloOptions.SectionName))
                .AddZaloStorage()
                .BuildServiceProvider(validateScopes: true);
            if (services.GetRequiredService<IOptions<ZaloOptions>>().Value.IsOff)
            {
                await error.WriteLineAsync("The Zalo channel is off; set Zalo__AppId, Zalo__AppSecret and Zalo__OaSecretKey first.");
                return BadUse;
            }

            return await action(services.GetRequiredService<IZaloConsent>());
        }
        catch (OptionsValidationException invalid)
        {
            await error.WriteLineAsync(string.Join(Environment.NewLine, invalid.Failures));
            return BadUse;
        }
        catch (InvalidOperationException unable)
        {
            await error.WriteLineAsync(unable.Message);
            return BadUse;
        }
    }

    private static async Task<int> TellAsync(ParseResult parsed, ZaloConsentResult result)
    {
        if (result is ZaloConsentResult.Granted granted)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"Connected: OA {granted.OaId} {granted.OaName}".TrimEnd());
            return 0;
        }

        await parsed.InvocationConfiguration.Error.WriteLineAsync(result switch
        {
            ZaloConsentResult.OtherOa other => $"The token belongs to OA {other.ActualOaId}, not to {other.ExpectedOaId}; nothing was stored for {other.ExpectedOaId}.",
            ZaloConsentResult.Refused refused => $"Zalo refused the token ({refused.Reason}); take a fresh one from the API Explorer.",
            ZaloConsentResult.NoAnswer none => $"Zalo gave no usable answer ({none.Reason}); take a fresh token and try again.",
            ZaloConsentResult.NotStarted => "No consent was begun, or it is older than ten minutes; start again.",
            _ => throw new ArgumentOutOfRangeException(nameof(result), result, "Unknown result."),
        });
        return Refused;
    }
}
