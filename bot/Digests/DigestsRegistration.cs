using CivicBot.Communes;
using CivicBot.Digests.Making;
using CivicBot.Digests.Papers;
using CivicBot.Digests.Reading;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Screening;
using CivicBot.Knowledge.Topics;
using CivicBot.Knowledge.Understanding;
using CivicBot.Storage.Records;
using CivicBot.Understanding;
using Microsoft.Extensions.Options;

namespace CivicBot.Digests;

public static class DigestsRegistration
{
    private const int MostProcedures = 2;

    /// <summary>Below this the procedure is probably another one.</summary>
    private const double SureFrom = 0.35;

    /// <summary>Adds <see cref="DigestDesk"/>. Needs records and knowledge; names procedures where the understanding of messages is registered as well.</summary>
    public static IHostApplicationBuilder AddDigests(this IHostApplicationBuilder builder)
    {
        builder.AddLexicon();
        builder.Services.AddSingleton(services => new ShownText(
            ScreeningRules.Load(Path.Combine(LanguageDirectory(services), "screening"), services.GetRequiredService<Lexicon>()), services.GetRequiredService<Lexicon>()));
        builder.Services.AddSingleton(services => Knowledge(services));
        builder.Services.AddSingleton(services => new DigestReader(
            services.GetRequiredService<RecordsDatabase>(), services.GetRequiredService<ICommuneDirectory>(), Mask(services.GetRequiredService<ShownText>())));
        builder.Services.AddSingleton<DigestDesk>();
        return builder;
    }

    /// <summary>Masks personal data; the numbers of the commune's own offices are not. Signs that no document can hold go first: some of them cannot even be normalised.</summary>
    internal static Func<string, Commune, string> Mask(ShownText shown) => (text, commune) => shown.Mask(XmlText.Clean(text).Normalize(), PublishedNumbers.Of(commune));

    private static DigestKnowledge Knowledge(IServiceProvider services)
    {
        var directory = LanguageDirectory(services);
        var topics = Path.Combine(directory, Language.TopicsFolder);

        // A copy of the knowledge that was made before there were groupings goes on working with the shipped ones.
        var groupings = File.Exists(Path.Combine(topics, TopicGrouping.FileName)) ? topics : Path.Combine(new KnowledgeOptions().DirectoryInUse, Language.TopicsFolder);
        var understanding = services.GetService<IMessageUnderstanding>();
        return new DigestKnowledge(
            TopicScheme.Load(topics),
            TopicGrouping.Load(groupings)[TopicGrouping.ThreeFields],
            CompetenceRules.Load(directory).Bodies,
            services.GetRequiredService<ShownText>().Soften,
            text => understanding is null ? [] : Related(understanding.Understand(text, DialogueContext.Empty)));
    }

    private static IReadOnlyList<RelatedProcedure> Related(UnderstoodMessage message) =>
        message.Confidence < SureFrom ? [] : [.. message.Candidates.Take(MostProcedures).Select(candidate => new RelatedProcedure(candidate.Procedure.Slug, candidate.Procedure.Name))];

    private static string LanguageDirectory(IServiceProvider services) => UnderstandingRegistration.LanguageDirectory(services.GetRequiredService<IOptions<KnowledgeOptions>>().Value);
}
