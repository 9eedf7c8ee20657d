using CivicBot.Comments;
using CivicBot.Comments.Attachments;
using CivicBot.Comments.Corrections;
using CivicBot.Comments.Import;
using CivicBot.Comments.Privacy;
using CivicBot.Conversation;
using CivicBot.Conversation.Records;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Storage;
using CivicBot.Storage.Backup;
using CivicBot.Storage.Export;
using CivicBot.Storage.Records;
using CivicBot.Understanding;
using CivicBot.Understanding.Cloud;
using Microsoft.Extensions.Options;

namespace CivicBot.Commands;

/// <summary>The parts of the program that commands about the records need; none of its background work runs. Works beside a running server.</summary>
internal static class CommandServices
{
    /// <summary>Opens the records, brings them up to date and does the work of a command.</summary>
    /// <param name="work">Gives the exit code.</param>
    /// <param name="migrate">False: the records are left as they are.</param>
    /// <returns>What <paramref name="work"/> gave; 2 where settings or lists are wrong.</returns>
    public static async Task<int> RunAsync(
        IConfiguration configuration, TimeProvider time, TextWriter error, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken, bool migrate = true)
    {
        try
        {
            await using var services = Build(configuration, time);
            if (migrate)
            {
                await services.GetRequiredService<RecordsDatabase>().MigrateAsync(cancellationToken);
            }

            return await work(services);
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

    /// <summary>Learns to read comments, with what officials corrected.</summary>
    public static async Task<CommentUnderstanding> LearnAsync(IServiceProvider services, TextWriter error, CancellationToken cancellationToken)
    {
        await error.WriteLineAsync("Learning to read comments; this takes a few seconds the first time.");
        var corrections = await services.GetRequiredService<TopicCorrections>().AllAsync(cancellationToken);
        return await services.GetRequiredService<LearnComments>()(corrections, cancellationToken);
    }

    private static ServiceProvider Build(IConfiguration configuration, TimeProvider time)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddConfiguration(configuration);
        builder.Services.AddSingleton(time);
        builder.Services.AddLogging();
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddRecords(builder.Configuration);
        builder.AddKnowledge();
        builder.AddCommentUnderstanding();
        builder.AddCloudTopics();
        builder.Services.AddComments();
        builder.Services.AddAttachmentStore(builder.Configuration);
        builder.Services.AddPseudonyms();
        builder.Services.AddTurnRecords();
        builder.Services.AddCommentPrivacy();
        builder.Services.AddCommentImport();
        builder.Services.AddExport();
        builder.Services.AddBackup();
        return builder.Services.BuildServiceProvider();
    }
}
