using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.SubsetOnly;

/// <summary>How the subset names transcript files: ids come from a channel and may try to be a path.</summary>
[Category("SubsetOnly")]
public class FileTranscriptNameTests
{
    [TestCase("../../outside")]
    [TestCase("..")]
    [TestCase("/etc/passwd")]
    [TestCase("a:b*c?\"<>|\\")]
    public async Task A_transcript_stays_in_its_folder_and_is_listed_by_its_id(string conversationId)
    {
        var root = Directory.CreateTempSubdirectory("transcripts").FullName;
        try
        {
            var logger = new FileTranscriptLogger(Path.Combine(root, "inside"));
            var activity = Incoming.Message();
            activity.ChannelId = "..";
            activity.Conversation = new ConversationAccount(id: conversationId);
            await logger.LogActivityAsync(activity);

            var file = Directory.GetFiles(root, "*", SearchOption.AllDirectories).Single();
            Assert.That(file, Does.StartWith(Path.Combine(root, "inside") + Path.DirectorySeparatorChar));
            Assert.That((await logger.ListTranscriptsAsync("..")).Items.Single().Id, Is.EqualTo(conversationId));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
