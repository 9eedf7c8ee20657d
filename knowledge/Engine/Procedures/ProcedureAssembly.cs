namespace CivicBot.Knowledge.Procedures;

/// <summary>
/// Makes a procedure of its files. The merge rule: commune before province before nation; a key or section that the local file
/// has replaces the wider one as a whole, a list key with a plus and a section marked "(bổ sung)" come behind it, everything
/// else stays.
/// </summary>
internal static class ProcedureAssembly
{
    /// <param name="draft">A national file without blocking problems.</param>
    /// <returns>With raw sections: references are resolved when all procedures are known.</returns>
    public static Procedure National(ProcedureDraft draft) => new()
    {
        Slug = draft.Slug,
        FieldSlug = draft.Path.Split('/')[^2],
        Code = draft.Code,
        Name = Known(draft.Name),
        Field = Known(draft.Field),
        Authority = Known(draft.Authority),
        Level = Known(draft.Level),
        Online = Known(draft.Online),
        OnlineService = FrontMatterReader.OnlineServiceOf(Known(draft.Online)) ?? OnlineService.None,
        Fee = Known(draft.Fee),
        Duration = Known(draft.Duration),
        Aliases = draft.Aliases.Over([]),
        Questions = draft.Questions.Over([]),
        LegalGrounds = draft.Legal.Over([]),
        Sources = draft.Sources.Over([]),
        Reviewed = draft.Reviewed ?? throw Unchecked(),
        Confidence = draft.Confidence ?? throw Unchecked(),
        ValidFrom = draft.ValidFrom,
        ValidUntil = draft.ValidUntil,
        ValidityNote = draft.ValidityNote,
        EmergencyPhone = draft.Emergency,
        EmergencyNote = draft.EmergencyNote,
        Enabled = draft.Enabled ?? true,
        Sections = draft.Sections.ToDictionary(s => s.Kind, s => s.Text),
    };

    /// <param name="wider">What holds around the locality.</param>
    /// <param name="draft">The local file, without blocking problems.</param>
    /// <param name="locality">Whose file it is.</param>
    public static Procedure Local(Procedure wider, ProcedureDraft draft, Locality locality) => wider with
    {
        Code = draft.Code ?? wider.Code,
        Name = draft.Name ?? wider.Name,
        Field = draft.Field ?? wider.Field,
        Authority = draft.Authority ?? wider.Authority,
        Level = draft.Level ?? wider.Level,
        Online = draft.Online ?? wider.Online,
        OnlineService = draft.Online is { } online ? FrontMatterReader.OnlineServiceOf(online) ?? wider.OnlineService : wider.OnlineService,
        Fee = draft.Fee ?? wider.Fee,
        Duration = draft.Duration ?? wider.Duration,
        Aliases = draft.Aliases.Over(wider.Aliases),
        Questions = draft.Questions.Over(wider.Questions),
        LegalGrounds = draft.Legal.Over(wider.LegalGrounds),
        Sources = draft.Sources.Over(wider.Sources),
        Reviewed = draft.Reviewed ?? wider.Reviewed,
        Confidence = draft.Confidence ?? wider.Confidence,
        ValidFrom = draft.ValidFrom ?? wider.ValidFrom,
        ValidUntil = draft.ValidUntil ?? wider.ValidUntil,
        ValidityNote = draft.ValidityNote ?? wider.ValidityNote,
        EmergencyPhone = draft.Emergency ?? wider.EmergencyPhone,
        EmergencyNote = draft.EmergencyNote ?? wider.EmergencyNote,
        Enabled = draft.Enabled ?? wider.Enabled,
        Sections = Sections(wider.Sections, draft.Sections),
        LocalSections = wider.LocalSections.Union(draft.Sections.Select(s => s.Kind)).ToHashSet(),
        LocalTo = locality,
    };

    private static Dictionary<SectionKind, string> Sections(IReadOnlyDictionary<SectionKind, string> wider, IReadOnlyList<DraftSection> local)
    {
        var merged = new Dictionary<SectionKind, string>(wider);
        foreach (var section in local)
        {
            merged[section.Kind] = section.Append && wider.TryGetValue(section.Kind, out var before) ? $"{before}\n{section.Text}" : section.Text;
        }

        return new Dictionary<SectionKind, string>(merged.OrderBy(s => SectionHeadings.Position(s.Key)));
    }

    private static string Known(string? value) => value ?? throw Unchecked();

    private static InvalidOperationException Unchecked() => new("A draft with missing keys must not be assembled.");
}
