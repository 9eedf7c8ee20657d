using System.CommandLine;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary>
/// <c>cluster --jsonl</c> reads comments, <c>{"id","text"}</c> one a line, and prints <c>{"id","cluster"}</c> for each: comments about the same issue at the
/// same place share a number. Clusters count from 1 in the order of the lines. Ends with 0 (done), 1 (some lines could not be read) or 2 (bad use).
/// </summary>
public static class ClusterCommand
{
    /// <param name="configuration">Where knowledge and communes lie, and the thresholds of the topics.</param>
    /// <param name="time">The clock.</param>
    /// <param name="input">Where the comments are read from.</param>
    public static Command Create(IConfiguration configuration, TimeProvider time, TextReader input)
    {
        var jsonl = new Option<bool>("--jsonl") { Description = "Read {\"id\",\"text\"} lines from standard input, write {\"id\",\"cluster\"} for each." };
        var communeId = new Option<string?>("--commune") { Description = "Know the neighbourhoods of this commune (name of its file); default: the default commune." };
        var command = new Command("cluster", "Group comments about the same issue at the same place.") { jsonl, communeId };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var error = parsed.InvocationConfiguration.Error;
            if (!parsed.GetValue(jsonl))
            {
                await error.WriteLineAsync("Give --jsonl and the comments on standard input.");
                return 2;
            }

            return await CommentReadings.RunAsync(configuration, time, parsed.GetValue(communeId), error, ClusterAsync, cancellationToken);

            Task<int> ClusterAsync(CommentReadings readings)
            {
                var clusters = readings.Understanding.NewClusters();
                return readings.AnswerLinesAsync(
                    input,
                    parsed.InvocationConfiguration.Output,
                    error,
                    (line, reading) => new ClusterAnswer(line.Id, clusters.Add(line.Id, reading.Text, reading.Place, reading.Topics.Assigned)),
                    cancellationToken);
            }
        });
        return command;
    }

    /// <summary>One line of <c>cluster --jsonl</c>; names are design §7's.</summary>
    private sealed record ClusterAnswer(string Id, int Cluster);
}
