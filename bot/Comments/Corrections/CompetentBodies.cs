using CivicBot.Knowledge;
using CivicBot.Knowledge.Competence;
using CivicBot.Understanding;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments.Corrections;

/// <summary>Who can be competent (danh mục cơ quan), as <c>competence/bodies.tsv</c> of the knowledge in use lists it.</summary>
public sealed class CompetentBodies(IOptions<KnowledgeOptions> options)
{
    private readonly Lazy<IReadOnlyDictionary<string, CompetentBody>> bodies = new(() => CompetenceRules.Load(UnderstandingRegistration.LanguageDirectory(options.Value)).Bodies);

    public IReadOnlyCollection<CompetentBody> All => [.. bodies.Value.Values];

    /// <param name="id">Of <c>competence/bodies.tsv</c>.</param>
    public CompetentBody? Find(string id) => bodies.Value.GetValueOrDefault(id);
}
