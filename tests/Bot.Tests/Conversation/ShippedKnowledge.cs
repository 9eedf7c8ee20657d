using CivicBot.Communes;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;
using CivicBot.Tests.Listening;
using CivicBot.Understanding;

namespace CivicBot.Tests.Conversation;

/// <summary>What travels with the program: procedures, lexicon, sample commune; read once for all tests.</summary>
internal static class ShippedKnowledge
{
    private static readonly Lazy<Library> Loaded = new(() => new Library(LibraryReader.Read(Directory, CancellationToken.None).ToSnapshot(1)));
    private static readonly Lazy<MessageUnderstanding> Learned = new(() => new MessageUnderstanding(
        Loaded.Value, Language.Load(UnderstandingRegistration.LanguageDirectory(new KnowledgeOptions())), new UnderstandingOptions(), RunLog.For<MessageUnderstanding>()));

    private static readonly Lazy<CommuneDirectory> Directories = new(() => new CommuneDirectory(
        new CommuneOptions().DirectoryInUse, Directory, DirectoryWatchTimes.Default, TimeProvider.System, RunLog.For<CommuneDirectory>()));

    public static ProcedureSnapshot Procedures => Loaded.Value.Current;

    public static IProcedureLibrary Procedure => Loaded.Value;

    public static IMessageUnderstanding Understanding => Learned.Value;

    public static ICommuneDirectory Communes => Directories.Value;

    private static string Directory => new KnowledgeOptions().DirectoryInUse;

    private sealed class Library(ProcedureSnapshot current) : IProcedureLibrary
    {
        public event EventHandler? Reloaded
        {
            add { }
            remove { }
        }

        public ProcedureSnapshot Current => current;
    }
}
