using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CivicBot.Messaging;
using CivicBot.Messaging.Stores;
using CivicBot.Storage;
using CivicBot.Storage.Redis;

namespace CivicBot.Commands;

/// <summary>
/// <c>dead-letters list|retry|drop</c>: events that could not be handled and messages that could not be delivered. Works beside a serving
/// process, which takes up what was put back within seconds (<c>Messaging:Recheck</c>). Ends with 0 (done; nothing listed), 1 (list: there are
/// some; retry, drop: there is no such one) or 2 (bad use, no database).
/// </summary>
public static class DeadLettersCommand
{
    private const int MostListed = 1_000;

    public static Command Create(IConfiguration configuration, TimeProvider time) =>
        new("dead-letters", "What could not be handled or delivered: list it, try it again, or drop it.")
        {
            List(configuration, time), Retry(configuration), Drop(configuration, time),
        };

    private static Command List(IConfiguration configuration, TimeProvider time)
    {
        var channel = new Option<string?>("--channel") { Description = "Only of this channel (zalo, webchat)." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object a line." };
        var command = new Command("list", "List dead letters, oldest first: id, channel, age, attempts, hash of the key, reason.") { channel, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(configuration, parsed, async store =>
        {
            var letters = await store.ListAsync(parsed.GetValue(channel), MostListed, cancellationToken);
            var output = parsed.InvocationConfiguration.Output;
            foreach (var letter in letters)
            {
                await output.WriteLineAsync(parsed.GetValue(json) ? Json(letter) : Line(letter, time.GetUtcNow()));
            }

            return letters.Count > 0 ? 1 : 0;
        }));
        return command;
    }

    private static Command Retry(IConfiguration configuration)
    {
        var id = new Argument<string?>("id") { Description = "Id from the list (in-12, out-7).", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "All of them." };
        var channel = new Option<string?>("--channel") { Description = "With --all: only of this channel." };
        var command = new Command("retry", "Put one or all back into their queues with fresh attempts.") { id, all, channel };
        command.SetAction((parsed, cancellationToken) => RunAsync(configuration, parsed, async store =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(all))
            {
                var count = await store.RetryAllAsync(parsed.GetValue(channel), cancellationToken);
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count} put back"));
                return 0;
            }

            if (!DeadLetterId.TryParse(parsed.GetValue(id) ?? "", out var letter))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync("Name one dead letter (in-12, out-7), or say --all.");
                return 2;
            }

            return await AnswerAsync(await store.RetryAsync(letter, cancellationToken), letter, "put back", parsed);
        }));
        return command;
    }

    private static Command Drop(IConfiguration configuration, TimeProvider time)
    {
        var id = new Argument<string>("id") { Description = "Id from the list (in-12, out-7)." };
        var who = new Option<string>("--who") { Description = "Who decides.", Required = true };
        var why = new Option<string>("--why") { Description = "For what reason; no personal data of citizens.", Required = true };
        var command = new Command("drop", "Delete the content of one for good; who and why are kept.") { id, who, why };
        command.SetAction((parsed, cancellationToken) => RunAsync(configuration, parsed, async store =>
        {
            var (whoSaid, whySaid) = (parsed.GetRequiredValue(who), parsed.GetRequiredValue(why));
            if (!DeadLetterId.TryParse(parsed.GetRequiredValue(id), out var letter)
                || string.IsNullOrWhiteSpace(whoSaid)
                || string.IsNullOrWhiteSpace(whySaid))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync("Name one dead letter (in-12, out-7), and say --who and --why.");
                return 2;
            }

            var dropped = await store.DropAsync(letter, whoSaid, whySaid, time.GetUtcNow(), cancellationToken);
            return await AnswerAsync(dropped, letter, "dropped", parsed);
        }));
        return command;
    }

    private static async Task<int> RunAsync(IConfiguration configuration, ParseResult parsed, Func<IDeadLetterStore, Task<int>> run)
    {
        var options = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        if (!configuration.HasRedis() && !File.Exists(options.DatabaseFile))
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(
                "There is no database in Data:Directory; run this in the folder of the serving program, or set Data__Directory.");
            return 2;
        }

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStorage(configuration);
        services.AddMessageStores();
        await using var provider = services.BuildServiceProvider();
        return await run(provider.GetRequiredService<IDeadLetterStore>());
    }

    private static async Task<int> AnswerAsync(bool done, DeadLetterId id, string verb, ParseResult parsed)
    {
        await parsed.InvocationConfiguration.Output.WriteLineAsync(done ? $"{id} {verb}" : $"{id} is not a dead letter (any more)");
        return done ? 0 : 1;
    }

    private static string Line(DeadLetter letter, DateTimeOffset now)
    {
        var age = now - letter.Since;
        var told = age.TotalDays >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0.0}d")
            : string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0}m");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{letter.Id}\t{letter.ChannelId}\t{told}\t{letter.Attempts}\t{letter.RedactedKey}\t{letter.Reason}");
    }

    private static string Json(DeadLetter letter) => JsonSerializer.Serialize(new
    {
        id = letter.Id.ToString(),
        channel = letter.ChannelId,
        since = letter.Since,
        attempts = letter.Attempts,
        key = letter.RedactedKey,
        reason = letter.Reason,
    });
}
