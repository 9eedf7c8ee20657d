using CivicBot.Comments;
using CivicBot.Comments.Corrections;
using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Desk;
using CivicBot.Knowledge;
using CivicBot.Storage.Records;
using CivicBot.Testing;
using CivicBot.Tests.Conversation;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Comments;

/// <summary>The desk with the shipped communes and usual deadlines.</summary>
internal static class TestDesk
{
    public static ForwardingBodies Bodies { get; } = new(
        new CompetentBodies(Options.Create(new KnowledgeOptions { Directory = RepositoryRoot.Folder("knowledge") })), ShippedKnowledge.Communes);

    public static CommentDesk Of(RecordsDatabase records, TimeProvider time) =>
        new(records, ShippedKnowledge.Communes, Bodies, new DueDates(ShippedKnowledge.Communes, Options.Create(new CommentHandlingOptions())), time);
}
