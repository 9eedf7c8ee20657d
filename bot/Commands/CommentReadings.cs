using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CivicBot.Comments.Corrections;
using CivicBot.Communes;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Topics;
using CivicBot.Understanding;
using Microsoft.Extensions.Options;

namespace CivicBot.Commands;

/// <summary>Reads comments from the command line as the program does, with what officials corrected, and stores nothing.</summary>
internal sealed class CommentReadings(CommentUnderstanding understanding, IReadOnlyCollection<Neighbourhood> neighbourhoods)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Vietnamese stays readable; the output is JSON for tools, never HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public CommentUnderstanding Understanding { get; } = understanding;

    public CommentReading Read(string text) => Understanding.Read(text.Normalize(), neighbourhoods);

    /// <summary>Learns, then does the work of a command.</summary>
    /// <param name="configuration">Where knowledge and communes lie.</param>
    /// <param name="time">The clock.</param>
    /// <param name="communeId">Whose neighbourhoods are known; null: the default commune's.</param>
    /// <param name="error">Told what is done and what is wrong.</param>
    /// <param name="work">Gives the exit code.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What <paramref name="work"/> gave; 2 where settings, lists or the commune are wrong.</returns>
    public static async Task<int> RunAsync(
        IConfiguration configuration, TimeProvider time, string? communeId, TextWriter error, Func<CommentReadings, Task<int>> work, CancellationToken cancellationToken)
    {
        await error.WriteLineAsync("Learning to read comments; this takes a few seconds the first time.");
        try
        {
            await using var services = Build(configuration, time);
            var communes = services.GetRequiredService<ICommuneDirectory>();
            if ((communeId is null ? communes.ForOa(null) : communes.Find(communeId)) is not { } commune)
            {
                await error.WriteLineAsync($"No commune file is named '{communeId}'; leave --commune away for the default one.");
                return 2;
            }

            var understanding = await services.GetRequiredService<LearnComments>()(await CorrectionsAsync(configuration, cancellationToken), cancellationToken);
            await error.WriteLineAsync(services.GetRequiredService<ModelCache>().Summary);
            return await work(new CommentReadings(understanding, commune.Neighbourhoods));
        }
        catch (OptionsValidationException wrong)
        {
            await error.WriteLineAsync(string.Join(Environment.NewLine, wrong.Failures));
            return 2;
        }
        catch (LexiconException wrong)
        {
            await error.WriteLineAsync(wrong.Message);
            return 2;
        }
    }

    /// <summary>Reads <c>{"id","text"}</c> lines and writes one JSON line for each.</summary>
    /// <returns>0, or 1 where a line could not be read; it is named and the others are answered.</returns>
    public Task<int> AnswerLinesAsync<T>(
        TextReader input, TextWriter output, TextWriter error, Func<CommentLine, CommentReading, T> answer, CancellationToken cancellationToken) =>
        JsonLines.AnswerAsync(input, output, error, "{\"id\",\"text\"}", CommentLine.Read, comment => answer(comment, Read(comment.Text)), Json, cancellationToken);

    private static async Task<IReadOnlyList<TopicCorrection>> CorrectionsAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        using var records = await OpenRecords.OpenExistingAsync(configuration, cancellationToken);
        return records is null ? [] : await new TopicCorrections(records).AllAsync(cancellationToken);
    }

    private static ServiceProvider Build(IConfiguration configuration, TimeProvider time)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddConfiguration(configuration);
        builder.Services.AddSingleton(time);
        builder.Services.AddLogging();
        builder.AddKnowledge();
        builder.AddLearnComments();
        return builder.Services.BuildServiceProvider();
    }
}
