using CivicBot.Knowledge.Files;

namespace CivicBot.Knowledge.Procedures;

/// <summary>Puts all files together and checks what only shows between them.</summary>
internal static class LibraryRules
{
    /// <param name="drafts">Usable files; of two with one name the first counts.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static LibraryContents Assemble(IReadOnlyList<ProcedureDraft> drafts, List<KnowledgeProblem> problems)
    {
        var national = National(drafts, problems);
        var raw = national.ToDictionary(d => d.Key, d => ProcedureAssembly.National(d.Value), StringComparer.Ordinal);
        var local = Localities(drafts, raw, problems);

        CheckReferences(drafts, raw, problems);
        CheckAliases(national.Values, problems);

        var nationalText = raw.ToDictionary(
            p => p.Key,
            p => Located(CrossReferences.Resolve(p.Value, s => raw.GetValueOrDefault(s)?.Name), national[p.Key]),
            StringComparer.Ordinal);
        return new LibraryContents(nationalText, local, problems, drafts.Count);
    }

    private static Dictionary<string, ProcedureDraft> National(IReadOnlyList<ProcedureDraft> drafts, List<KnowledgeProblem> problems)
    {
        var bySlug = new Dictionary<string, ProcedureDraft>(StringComparer.Ordinal);
        foreach (var draft in drafts.Where(d => FilePlace.Of(d.Path)?.Locality is null))
        {
            if (!bySlug.TryAdd(draft.Slug, draft))
            {
                Report(problems, draft, ProcedureRules.DuplicateSlug, 1, $"The file name is already used by {bySlug[draft.Slug].Path}; rename one, it must be unique over all folders.");
            }
        }

        return bySlug;
    }

    private static Dictionary<Locality, IReadOnlyDictionary<string, LocatedProcedure>> Localities(
        IReadOnlyList<ProcedureDraft> drafts, Dictionary<string, Procedure> national, List<KnowledgeProblem> problems)
    {
        var merged = new Dictionary<Locality, Dictionary<string, LocatedProcedure>>();

        // Provinces first: a commune's text is laid over its province's.
        var local = drafts
            .Select(d => (Draft: d, FilePlace.Of(d.Path)?.Locality))
            .Where(d => d.Locality is not null)
            .OrderBy(d => d.Locality!.Commune is null ? 0 : 1)
            .ThenBy(d => d.Draft.Path, StringComparer.Ordinal);
        foreach (var (draft, locality) in local)
        {
            if (!national.TryGetValue(draft.Slug, out var wider))
            {
                Report(problems, draft, ProcedureRules.UnknownSlug, 1, $"There is no entry '{draft.Slug}' to change; name the file like the national one.");
                continue;
            }

            var province = locality! with { Commune = null };
            if (merged.GetValueOrDefault(province)?.GetValueOrDefault(draft.Slug) is { } provincial)
            {
                wider = provincial.Procedure;
            }

            var procedure = ProcedureAssembly.Local(wider, draft, locality);
            if (!CheckLocal(procedure, wider, draft, problems))
            {
                continue;
            }

            Own(merged, locality)[draft.Slug] = Located(procedure, draft);
        }

        foreach (var (locality, own) in merged.Where(m => m.Key.Commune is not null))
        {
            foreach (var (slug, provincial) in merged.GetValueOrDefault(locality with { Commune = null }) ?? [])
            {
                own.TryAdd(slug, provincial);
            }
        }

        return merged.ToDictionary(
            m => m.Key,
            m => (IReadOnlyDictionary<string, LocatedProcedure>)m.Value.ToDictionary(
                p => p.Key,
                p => p.Value with { Procedure = CrossReferences.Resolve(p.Value.Procedure, s => (m.Value.GetValueOrDefault(s)?.Procedure ?? national.GetValueOrDefault(s))?.Name) },
                StringComparer.Ordinal));
    }

    private static bool CheckLocal(Procedure merged, Procedure wider, ProcedureDraft draft, List<KnowledgeProblem> problems)
    {
        if (merged is { ValidFrom: { } from, ValidUntil: { } until } && until < from)
        {
            Report(problems, draft, ProcedureRules.WrongValidity, draft.Lines.Values.DefaultIfEmpty(1).Min(), "Together with the wider entry, 'valid_until' lies before 'valid_from'.");
            return false;
        }

        if (merged is { EmergencyNote: not null, EmergencyPhone: null })
        {
            Report(problems, draft, ProcedureRules.WrongEmergency, 1, "'emergency_note' needs the number to call in 'emergency'.");
            return false;
        }

        if (merged.LegalGrounds.Count == 0)
        {
            Report(problems, draft, ProcedureRules.MissingLegalGround, 1, "The local text leaves no legal ground; an answer must name one.");
            return false;
        }

        var same = merged with { LocalTo = wider.LocalTo, LocalSections = wider.LocalSections, Sections = wider.Sections };
        if (draft.Sections.Count == 0 && draft is { Aliases.IsEmpty: true, Questions.IsEmpty: true, Legal.IsEmpty: true, Sources.IsEmpty: true }
            && (same with { Aliases = wider.Aliases, Questions = wider.Questions, LegalGrounds = wider.LegalGrounds, Sources = wider.Sources }) == wider)
        {
            Report(problems, draft, ProcedureRules.EmptyOverride, 1, "The local file changes nothing; delete it or write what differs.");
        }

        return true;
    }

    private static void CheckReferences(IReadOnlyList<ProcedureDraft> drafts, Dictionary<string, Procedure> national, List<KnowledgeProblem> problems)
    {
        foreach (var draft in drafts)
        {
            foreach (var reference in draft.Sections.SelectMany(CrossReferences.In))
            {
                if (string.Equals(reference.Text, draft.Slug, StringComparison.Ordinal))
                {
                    Report(problems, draft, ProcedureRules.SelfReference, reference.Line, "The entry refers to itself; write the words without brackets.");
                }
                else if (!national.TryGetValue(reference.Text, out var target))
                {
                    Report(problems, draft, ProcedureRules.DeadReference, reference.Line, $"There is no entry '{reference.Text}'; correct the name or remove the brackets.");
                }
                else if (!target.Enabled)
                {
                    Report(problems, draft, ProcedureRules.ReferenceToSwitchedOff, reference.Line, $"The entry '{reference.Text}' is switched off; citizens cannot follow the reference.");
                }
            }
        }
    }

    private static void CheckAliases(IEnumerable<ProcedureDraft> national, List<KnowledgeProblem> problems)
    {
        var owners = new Dictionary<string, ProcedureDraft>(StringComparer.OrdinalIgnoreCase);
        foreach (var draft in national.Where(d => d.Enabled ?? true))
        {
            foreach (var alias in draft.Aliases.Items)
            {
                if (!owners.TryAdd(alias.Text, draft) && owners[alias.Text] != draft)
                {
                    Report(problems, draft, ProcedureRules.DuplicateAlias, alias.Line, $"The alias '{alias.Text}' also belongs to {owners[alias.Text].Path}; keep it where people mean it.");
                }
            }
        }
    }

    private static Dictionary<string, LocatedProcedure> Own(Dictionary<Locality, Dictionary<string, LocatedProcedure>> merged, Locality locality)
    {
        if (!merged.TryGetValue(locality, out var own))
        {
            merged[locality] = own = new Dictionary<string, LocatedProcedure>(StringComparer.Ordinal);
        }

        return own;
    }

    private static LocatedProcedure Located(Procedure procedure, ProcedureDraft draft) => new(procedure, draft.Path, draft.Lines);

    private static void Report(List<KnowledgeProblem> problems, ProcedureDraft draft, KnowledgeRule rule, int line, string message) =>
        problems.Add(new KnowledgeProblem(draft.Path, line, rule.Severity, rule.Id, message));
}
