using System.CommandLine;
using CivicBot.Comments.Corrections;
using CivicBot.Knowledge.Topics;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary>
/// <c>correct "ý kiến" --topics a,b --by NAME</c>: says which topics a comment has. It is stored with its personal data masked, and a serving program learns it
/// within a minute. Ends with 0 or 2 (bad use).
/// </summary>
public static class CorrectCommand
{
    /// <param name="configuration">Where the data, knowledge and communes lie.</param>
    /// <param name="time">Clock for when it was corrected.</param>
    public static Command Create(IConfiguration configuration, TimeProvider time)
    {
        var comment = new Argument<string>("comment") { Description = "The comment as the citizen wrote it, in quotes." };
        var topics = new Option<string>("--topics") { Description = $"Its topics, the main one first, with commas between: {string.Join(", ", TopicScheme.Ids)}.", Required = true };
        var by = new Option<string>("--by") { Description = "Who corrects (office or title).", DefaultValueFactory = _ => Environment.UserName };
        var command = new Command("correct", "Say which topics a comment has; the classifier learns it.") { comment, topics, by };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var error = parsed.InvocationConfiguration.Error;
            string[] wanted = parsed.GetValue(topics)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var problem = TopicCorrection.ProblemOf(wanted)
                ?? (string.IsNullOrWhiteSpace(parsed.GetValue(comment)) || string.IsNullOrWhiteSpace(parsed.GetValue(by)) ? "Give a comment and who corrects it." : null);
            if (problem is not null)
            {
                await error.WriteLineAsync(problem);
                return 2;
            }

            return await CommentReadings.RunAsync(configuration, time, communeId: null, error, CorrectAsync, cancellationToken);

            async Task<int> CorrectAsync(CommentReadings readings)
            {
                var reading = readings.Read(parsed.GetValue(comment)!);
                using var records = await OpenRecords.OpenAsync(configuration, cancellationToken);
                var stored = await new TopicCorrections(records).AddAsync(reading, wanted, time.GetUtcNow(), parsed.GetValue(by)!, cancellationToken);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    $"{string.Join(',', stored.Topics)} (was read as {string.Join(',', reading.Topics.Assigned)}): {stored.Text}");
                return 0;
            }
        });
        return command;
    }
}
