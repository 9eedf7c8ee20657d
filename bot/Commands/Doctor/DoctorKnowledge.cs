using CivicBot.Communes;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Commands.Doctor;

/// <summary>Knowledge and commune files, in a word; <c>check</c> names each problem.</summary>
internal static class DoctorKnowledge
{
    public static IReadOnlyList<Finding> Look(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var knowledge = configuration.GetSection(KnowledgeOptions.Section).Get<KnowledgeOptions>() ?? new KnowledgeOptions();
        var communes = configuration.GetSection(CommuneOptions.Section).Get<CommuneOptions>() ?? new CommuneOptions();
        communes.DataDirectory = KnowledgeServices.DataDirectory(configuration);
        var problems = knowledge.Problems().Concat(communes.Problems()).ToList();
        if (problems.Count > 0)
        {
            return [.. problems.Select(problem => Finding.Fail("knowledge", problem))];
        }

        var library = LibraryReader.Read(knowledge.DirectoryInUse, cancellationToken);
        var served = CommunesReader.Read(communes.DirectoryInUse);
        return
        [
            Of(library.Problems, $"{library.National.Count} procedures"),
            Of(served.Problems, $"{served.Communes.Count} communes"),
        ];
    }

    private static Finding Of(IReadOnlyList<KnowledgeProblem> problems, string what)
    {
        var errors = problems.Count(problem => problem.Severity == ProblemSeverity.Error);
        return errors == 0 ? Finding.Ok("knowledge", $"{what}, no errors.") : Finding.Warn("knowledge", $"{what}, {errors} errors; run 'check', which names file and line.");
    }
}
