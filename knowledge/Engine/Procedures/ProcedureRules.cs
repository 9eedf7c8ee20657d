using CivicBot.Knowledge.Files;

namespace CivicBot.Knowledge.Procedures;

/// <summary>Rules for procedure files, national and local.</summary>
public static class ProcedureRules
{
    public static KnowledgeRule WrongPlace { get; } = KnowledgeRule.Blocking("wrong-place");

    public static KnowledgeRule WrongFileName { get; } = KnowledgeRule.Blocking("wrong-file-name");

    public static KnowledgeRule DuplicateSlug { get; } = KnowledgeRule.Blocking("duplicate-slug");

    public static KnowledgeRule MissingFrontMatter { get; } = KnowledgeRule.Blocking("missing-front-matter");

    public static KnowledgeRule WrongCode { get; } = KnowledgeRule.Blocking("wrong-code");

    public static KnowledgeRule WrongLevel { get; } = KnowledgeRule.Blocking("wrong-level");

    public static KnowledgeRule WrongOnline { get; } = KnowledgeRule.Blocking("wrong-online");

    public static KnowledgeRule WrongConfidence { get; } = KnowledgeRule.Blocking("wrong-confidence");

    public static KnowledgeRule WrongEmergency { get; } = KnowledgeRule.Blocking("wrong-emergency");

    public static KnowledgeRule WrongValidity { get; } = KnowledgeRule.Blocking("wrong-validity");

    public static KnowledgeRule MissingLegalGround { get; } = KnowledgeRule.Blocking("missing-legal-ground");

    public static KnowledgeRule MissingSection { get; } = KnowledgeRule.Blocking("missing-section");

    public static KnowledgeRule UnknownSection { get; } = KnowledgeRule.Blocking("unknown-section");

    public static KnowledgeRule RepeatedSection { get; } = KnowledgeRule.Blocking("repeated-section");

    public static KnowledgeRule EmptySection { get; } = KnowledgeRule.Blocking("empty-section");

    public static KnowledgeRule TextOutsideSection { get; } = KnowledgeRule.Blocking("text-outside-section");

    public static KnowledgeRule SectionOrder { get; } = KnowledgeRule.Warning("section-order");

    public static KnowledgeRule BadReference { get; } = KnowledgeRule.Blocking("bad-reference");

    /// <summary>Tolerated: deleting one entry must not take others away; the reference is then shown as plain words.</summary>
    public static KnowledgeRule DeadReference { get; } = KnowledgeRule.Tolerated("dead-reference");

    public static KnowledgeRule SelfReference { get; } = KnowledgeRule.Warning("self-reference");

    public static KnowledgeRule ReferenceToSwitchedOff { get; } = KnowledgeRule.Warning("reference-to-switched-off");

    public static KnowledgeRule DuplicateAlias { get; } = KnowledgeRule.Warning("duplicate-alias");

    public static KnowledgeRule UnknownSlug { get; } = KnowledgeRule.Blocking("unknown-slug");

    public static KnowledgeRule EmptyOverride { get; } = KnowledgeRule.Warning("empty-override");

    public static KnowledgeRule UnknownCommune { get; } = KnowledgeRule.Warning("unknown-commune");

    public static KnowledgeRule ReviewedInFuture { get; } = KnowledgeRule.Warning("reviewed-in-future");

    public static KnowledgeRule ReviewDue { get; } = KnowledgeRule.Warning("review-due");

    public static KnowledgeRule NotYetValid { get; } = KnowledgeRule.Warning("not-yet-valid");

    public static KnowledgeRule ExpiresSoon { get; } = KnowledgeRule.Warning("expires-soon");

    public static KnowledgeRule Expired { get; } = KnowledgeRule.Warning("expired");

    public static IReadOnlyList<KnowledgeRule> All { get; } =
    [
        WrongPlace, WrongFileName, DuplicateSlug, MissingFrontMatter, WrongCode, WrongLevel, WrongOnline, WrongConfidence, WrongEmergency,
        WrongValidity, MissingLegalGround, MissingSection, UnknownSection, RepeatedSection, EmptySection, TextOutsideSection, SectionOrder,
        BadReference, DeadReference, SelfReference, ReferenceToSwitchedOff, DuplicateAlias, UnknownSlug, EmptyOverride, UnknownCommune,
        ReviewedInFuture, ReviewDue, NotYetValid, ExpiresSoon, Expired,
    ];
}
