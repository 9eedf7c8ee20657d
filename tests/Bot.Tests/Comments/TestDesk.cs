using CivicBot.Comments;
using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Desk;
using CivicBot.Storage.Records;
using CivicBot.Tests.Conversation;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Comments;

/// <summary>The desk with the shipped communes and usual deadlines.</summary>
internal static class TestDesk
{
    public static CommentDesk Of(RecordsDatabase records, TimeProvider time) =>
        new(records, ShippedKnowledge.Communes, new DueDates(ShippedKnowledge.Communes, Options.Create(new CommentHandlingOptions())), time);
}
