using CivicBot.Knowledge.Files;

namespace CivicBot.Communes;

/// <summary>Rules for commune files, besides those for every file.</summary>
public static class CommuneRules
{
    public static KnowledgeRule WrongCommuneFileName { get; } = KnowledgeRule.Blocking("wrong-commune-file-name");

    public static KnowledgeRule WrongKind { get; } = KnowledgeRule.Blocking("wrong-kind");

    public static KnowledgeRule WrongPhone { get; } = KnowledgeRule.Blocking("wrong-phone");

    public static KnowledgeRule WrongOaId { get; } = KnowledgeRule.Blocking("wrong-oa-id");

    /// <summary>The first file in order of names keeps the account.</summary>
    public static KnowledgeRule RepeatedOaId { get; } = KnowledgeRule.Tolerated("repeated-oa-id");

    public static KnowledgeRule WrongHours { get; } = KnowledgeRule.Blocking("wrong-hours");

    public static KnowledgeRule OverlappingHours { get; } = KnowledgeRule.Blocking("overlapping-hours");

    public static KnowledgeRule WrongClosure { get; } = KnowledgeRule.Blocking("wrong-closure");

    public static KnowledgeRule WrongPlaceId { get; } = KnowledgeRule.Blocking("wrong-place-id");

    public static KnowledgeRule RepeatedName { get; } = KnowledgeRule.Warning("repeated-name");

    public static KnowledgeRule UnknownField { get; } = KnowledgeRule.Warning("unknown-field");

    /// <summary>A topic id of a dialogue day or a deadline that the topic scheme does not have.</summary>
    public static KnowledgeRule UnknownTopic { get; } = KnowledgeRule.Blocking("unknown-topic");

    /// <summary>A dialogue day at a neighbourhood that the file does not name.</summary>
    public static KnowledgeRule UnknownNeighbourhood { get; } = KnowledgeRule.Blocking("unknown-neighbourhood");

    public static KnowledgeRule WrongDueDays { get; } = KnowledgeRule.Blocking("wrong-due-days");

    /// <summary>The first such file in order of names serves.</summary>
    public static KnowledgeRule TwoDefaults { get; } = KnowledgeRule.Tolerated("two-defaults");

    public static KnowledgeRule NoDefault { get; } = KnowledgeRule.Tolerated("no-default");

    public static IReadOnlyList<KnowledgeRule> All { get; } =
    [
        WrongCommuneFileName, WrongKind, WrongPhone, WrongOaId, RepeatedOaId, WrongHours, OverlappingHours, WrongClosure, WrongPlaceId,
        RepeatedName, UnknownField, UnknownTopic, UnknownNeighbourhood, WrongDueDays, TwoDefaults, NoDefault,
    ];
}
