using System.CommandLine;
using CivicBot.Commands.Doctor;
using CivicBot.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace CivicBot.Commands;

/// <summary>The command line. Without a command the program serves. Ends with 0 (done), 1 (found problems) or 2 (bad use).</summary>
internal static class RootCommands
{
    private const int BadUse = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var root = Create(Configuration());
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync();
        }

        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }

        await Console.Error.WriteLineAsync("Run with --help to see the commands and their options.");
        return BadUse;
    }

    private static RootCommand Create(IConfiguration configuration)
    {
        var root = new RootCommand("CivicBot: a commune talking with its people on Zalo. Without a command it serves.")
        {
            Serve(),
            AskCommand.Create(configuration, TimeProvider.System, Console.In),
            ClassifyCommand.Create(configuration, TimeProvider.System, Console.In),
            ClusterCommand.Create(configuration, TimeProvider.System, Console.In),
            CommentsCommand.Create(configuration, TimeProvider.System),
            CorrectCommand.Create(configuration, TimeProvider.System),
            CorrectionsCommand.Create(configuration),
            ImportCommand.Create(configuration, TimeProvider.System),
            DigestCommand.Create(configuration, TimeProvider.System),
            ExportCommand.Create(configuration, TimeProvider.System),
            BackupCommand.Create(configuration, TimeProvider.System),
            RestoreCommand.Create(configuration, TimeProvider.System),
            LearnCommand.Create(TimeProvider.System),
            CheckCommand.Create(configuration, TimeProvider.System),
            DoctorCommand.Create(configuration, TimeProvider.System),
            NotesCommand.Create(configuration, TimeProvider.System),
            QuestionsCommand.Create(configuration),
            DaysCommand.Create(configuration, TimeProvider.System),
            ProgrammesCommand.Create(configuration, TimeProvider.System),
            DeadLettersCommand.Create(configuration, TimeProvider.System),
            AzureLanguageCommand.Create(configuration, TimeProvider.System, Console.In),
            ZaloCommand.Create(configuration, Console.In),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, cancellationToken) => ServeAsync(parsed.UnmatchedTokens, cancellationToken));
        return root;
    }

    private static Command Serve()
    {
        var serve = new Command("serve", "Serve (the default). Settings may follow as --Key:Sub=value.") { TreatUnmatchedTokensAsErrors = false };
        serve.SetAction((parsed, cancellationToken) => ServeAsync(parsed.UnmatchedTokens, cancellationToken));
        return serve;
    }

    private static async Task<int> ServeAsync(IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        if (settings.FirstOrDefault(token => !token.StartsWith("--", StringComparison.Ordinal) || !token.Contains('=', StringComparison.Ordinal)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"'{unknown}' is neither a command nor a setting (--Key:Sub=value); run with --help to see the commands.");
            return BadUse;
        }

        try
        {
            await using var app = BotHost.Build([.. settings]);
            await app.RunAsync(cancellationToken);
            return 0;
        }
        catch (Exception wrong) when ((wrong is FormatException && wrong.Message.StartsWith("Invalid url", StringComparison.Ordinal)) || wrong is IOException { InnerException: AddressInUseException })
        {
            // The one setting that only the web server can judge.
            await Console.Error.WriteLineAsync($"Urls cannot be used: {wrong.Message} Give a free address such as http://127.0.0.1:5080.");
            return BadUse;
        }
        catch (OptionsValidationException invalid)
        {
            // Bad configuration stops the start with the sentences that name the keys, not with a stack trace.
            foreach (var failure in invalid.Failures)
            {
                await Console.Error.WriteLineAsync(failure);
            }

            return BadUse;
        }
    }

    /// <summary>The same sources as the host's, for commands that need no host.</summary>
    private static IConfiguration Configuration() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();
}
