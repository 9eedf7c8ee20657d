using CivicBot.Knowledge.Procedures;

namespace CivicBot.Communes;

/// <summary>Checks between commune files and procedure files.</summary>
public static class CrossChecks
{
    /// <summary>Topics of comments (design: the topic scheme); an officer or department may be named for one.</summary>
    private static readonly string[] Topics =
    [
        "dat-dai", "giao-thong", "moi-truong", "xay-dung", "boi-thuong", "an-ninh", "ha-tang", "nong-nghiep", "an-sinh", "y-te", "giao-duc",
        "hanh-chinh", "khac",
    ];

    /// <summary>Folders of local texts that belong to no commune file: a misspelt folder would never apply.</summary>
    public static IEnumerable<KnowledgeProblem> LocalFolders(LibraryContents library, CommuneContents communes)
    {
        var localities = communes.Communes.Select(c => c.Commune.Locality).ToHashSet();
        var provinces = localities.Select(l => l.Province).ToHashSet(StringComparer.Ordinal);
        foreach (var (locality, entries) in library.Local)
        {
            var known = locality.Commune is null ? provinces.Contains(locality.Province) : localities.Contains(locality);
            if (!known)
            {
                var folder = locality.Commune is null ? locality.Province : $"{locality.Province}/{locality.Commune}";
                var file = entries.Values
                    .Select(e => e.File)
                    .Where(f => f.StartsWith($"{LibraryReader.LocalFolder}/{folder}/", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal)
                    .First();
                yield return new KnowledgeProblem(
                    file,
                    1,
                    ProcedureRules.UnknownCommune.Severity,
                    ProcedureRules.UnknownCommune.Id,
                    $"No commune file belongs to the folder '{folder}' (province id, then file name of the commune); the text applies nowhere.");
            }
        }
    }

    /// <summary>Fields of officers and departments that are neither a folder of procedures nor a topic.</summary>
    public static IEnumerable<KnowledgeProblem> Fields(LibraryContents library, CommuneContents communes)
    {
        var known = library.National.Values.Select(p => p.Procedure.FieldSlug).Concat(Topics).ToHashSet(StringComparer.Ordinal);
        return
            from located in communes.Communes
            from use in located.FieldUses
            where !known.Contains(use.Text)
            select new KnowledgeProblem(
                located.File,
                use.Line,
                CommuneRules.UnknownField.Severity,
                CommuneRules.UnknownField.Id,
                $"'{use.Text}' is neither a folder of procedures nor a topic of comments; nobody would be sent there.");
    }
}
