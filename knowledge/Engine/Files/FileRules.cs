namespace CivicBot.Knowledge.Files;

/// <summary>Rules for every file, whatever it describes.</summary>
public static class FileRules
{
    public static KnowledgeRule Unreadable { get; } = KnowledgeRule.Blocking("unreadable");

    public static KnowledgeRule NotUtf8 { get; } = KnowledgeRule.Blocking("not-utf8");

    /// <summary>The program reads such a file as if it were composed; searches in editors and Git do not.</summary>
    public static KnowledgeRule NotNfc { get; } = KnowledgeRule.Tolerated("not-nfc");

    public static KnowledgeRule InvisibleCharacter { get; } = KnowledgeRule.Warning("invisible-character");

    public static KnowledgeRule ByteOrderMark { get; } = KnowledgeRule.Warning("byte-order-mark");

    public static KnowledgeRule WindowsLineEnds { get; } = KnowledgeRule.Warning("windows-line-ends");

    public static KnowledgeRule BadYaml { get; } = KnowledgeRule.Blocking("bad-yaml");

    /// <summary>Blocks: a misspelt <c>valid_until</c> would make an expired entry look valid.</summary>
    public static KnowledgeRule UnknownKey { get; } = KnowledgeRule.Blocking("unknown-key");

    public static KnowledgeRule MissingKey { get; } = KnowledgeRule.Blocking("missing-key");

    public static KnowledgeRule EmptyValue { get; } = KnowledgeRule.Blocking("empty-value");

    public static KnowledgeRule WrongType { get; } = KnowledgeRule.Blocking("wrong-type");

    public static KnowledgeRule WrongDate { get; } = KnowledgeRule.Blocking("wrong-date");

    public static KnowledgeRule RepeatedItem { get; } = KnowledgeRule.Warning("repeated-item");

    public static IReadOnlyList<KnowledgeRule> All { get; } =
    [
        Unreadable, NotUtf8, NotNfc, InvisibleCharacter, ByteOrderMark, WindowsLineEnds,
        BadYaml, UnknownKey, MissingKey, EmptyValue, WrongType, WrongDate, RepeatedItem,
    ];
}
