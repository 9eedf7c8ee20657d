using System.CommandLine;

namespace CivicBot.Commands.Doctor;

/// <summary>
/// <c>doctor</c>: looks at everything that the program needs, beside a serving one or before the first start, and says of each part whether it is well and if not what to do. Changes nothing. Ends with 0 (all well), 1 (warnings) or
/// 2 (something does not work), as monitoring programs expect.
/// </summary>
internal static class DoctorCommand
{
    private static readonly TimeSpan LimitOfAPart = TimeSpan.FromSeconds(30);

    /// <param name="configuration">Where everything is.</param>
    /// <param name="time">Clock.</param>
    public static Command Create(IConfiguration configuration, TimeProvider time)
    {
        var address = new Option<Uri?>("--address")
        {
            Description = "Address at which Zalo reaches this program, for example https://xa.example.vn (default: that of Zalo__CallbackUrl).",
            CustomParser = parsed => Uri.TryCreate(parsed.Tokens[0].Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : Wrong(parsed),
        };
        var command = new Command("doctor", "Check configuration, clock, data, stores, knowledge, Zalo, webhook and mail; say what to do.") { address };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var worst = FindingLevel.Ok;
            foreach (var (part, check) in Checks(configuration, time, parsed.GetValue(address)))
            {
                foreach (var finding in await RunAsync(part, check, time, cancellationToken))
                {
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(finding.ToString());
                    worst = finding.Level > worst ? finding.Level : worst;
                }
            }

            return (int)worst;
        });
        return command;
    }

    private static IEnumerable<(string Part, Func<CancellationToken, Task<IReadOnlyList<Finding>>> Check)> Checks(IConfiguration configuration, TimeProvider time, Uri? address) =>
    [
        ("configuration", token => DoctorConfiguration.LookAsync(configuration, token)),
        ("data", _ => Task.FromResult(DoctorData.Look(configuration))),
        ("time", token => DoctorTime.LookAsync(configuration, time, token)),
        ("records", token => DoctorRecords.LookAsync(configuration, token)),
        ("redis", token => DoctorRedis.LookAsync(configuration, time, token)),
        ("knowledge", token => Task.FromResult(DoctorKnowledge.Look(configuration, token))),
        ("zalo", token => DoctorZalo.LookAsync(configuration, time, token)),
        ("webhook", token => DoctorWebhook.LookAsync(configuration, address, token)),
        ("mail", token => DoctorMail.LookAsync(configuration, token)),
    ];

    /// <summary>A part that cannot even be looked at is no reason to leave the others out.</summary>
    private static async Task<IReadOnlyList<Finding>> RunAsync(
        string part, Func<CancellationToken, Task<IReadOnlyList<Finding>>> check, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LimitOfAPart, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await check(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [Finding.Fail(part, $"gave no answer within {LimitOfAPart.TotalSeconds:0} s.")];
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return [Finding.Fail(part, $"could not be looked at: {failure.GetType().Name}: {failure.Message}")];
        }
    }

    private static Uri? Wrong(System.CommandLine.Parsing.ArgumentResult parsed)
    {
        parsed.AddError($"'{parsed.Tokens[0].Value}' is no address; write for example https://xa.example.vn.");
        return null;
    }
}
