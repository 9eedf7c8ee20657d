using System.Collections.Frozen;
using System.Globalization;

namespace CivicBot.Conversation.Reading;

/// <summary>Which of the choices shown a typed answer means: its number, an ordinal ("cái đầu tiên"), its words, or yes and no.</summary>
internal static class ChoiceReader
{
    private static readonly FrozenDictionary<string, int> Numerals = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["mot"] = 1, ["nhat"] = 1, ["dau"] = 1, ["dau tien"] = 1,
        ["hai"] = 2, ["nhi"] = 2,
        ["ba"] = 3,
        ["bon"] = 4, ["tu"] = 4,
        ["nam"] = 5,
        ["sau"] = 6,
        ["bay"] = 7,
        ["tam"] = 8,
        ["chin"] = 9,
        ["muoi"] = 10,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // What people put before and after a number: "số 2", "chọn cái thứ hai ạ", "cho tôi mục 3".
    private static readonly FrozenSet<string> Before =
        new[] { "so", "cai", "chon", "muc", "cau", "y", "thu", "dong", "phan", "viec", "toi", "em", "minh", "cho", "xem", "bam", "da", "lua", "phuong", "an" }
            .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> After =
        new[] { "a", "nhe", "nha", "di", "oi", "em", "ban", "do", "day" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<CommandKind> Confirmations =
        new[] { CommandKind.ConfirmDelete, CommandKind.SendAsked, CommandKind.SendDraft, CommandKind.SendSplit, CommandKind.JoinSimilar, CommandKind.ConfirmWithdraw, CommandKind.KeepInspiteOfDoor }.ToFrozenSet();

    private static readonly FrozenSet<CommandKind> Refusals =
        new[] { CommandKind.KeepMyData, CommandKind.CancelNote, CommandKind.NoneOfThese, CommandKind.SendAnyway, CommandKind.KeepComment }.ToFrozenSet();

    /// <summary>Null where the text is none of the choices.</summary>
    public static ChoiceReading? Read(string text, IReadOnlyList<OfferedChoice> choices)
    {
        var folded = TypedText.Folded(text);
        if (folded.Length == 0)
        {
            return null;
        }

        if (ByWords(folded, choices) is { } named)
        {
            return new ChoiceReading(named);
        }

        if (choices.Count > 0 && folded is "cuoi" or "cai cuoi" or "cai cuoi cung" or "cuoi cung")
        {
            return ByPosition(choices.Count, choices);
        }

        return Number(folded) is { } number ? ByPosition(number, choices) : ByYesOrNo(folded, choices);
    }

    private static ChoiceReading? ByPosition(int number, IReadOnlyList<OfferedChoice> choices) => choices.Count == 0
        ? null
        : number >= 1 && number <= choices.Count
            ? new ChoiceReading(Command.Decode(choices[number - 1].Action))
            : new ChoiceReading(null);

    private static Command? ByWords(string folded, IReadOnlyList<OfferedChoice> choices) => choices
        .Where(choice => string.Equals(TypedText.Folded(choice.Label), folded, StringComparison.Ordinal))
        .Select(choice => Command.Decode(choice.Action))
        .FirstOrDefault(command => command is not null);

    private static ChoiceReading? ByYesOrNo(string folded, IReadOnlyList<OfferedChoice> choices)
    {
        var shown = choices.Select(choice => Command.Decode(choice.Action)).OfType<Command>().ToList();
        var meant = CommandWords.IsYes(folded) ? shown.Find(command => Confirmations.Contains(command.Kind))
            : CommandWords.IsNo(folded) ? shown.Find(command => Refusals.Contains(command.Kind)) ?? Declined(folded, shown)
            : null;
        return meant is null ? null : new ChoiceReading(meant);
    }

    /// <summary>"Không" to a comment read back means that something is wrong with it; "thôi" that it is not to be sent.</summary>
    private static Command? Declined(string folded, List<Command> shown) =>
        shown.Find(command => command.Kind == (CommandWords.IsDrop(folded) ? CommandKind.DropDraft : CommandKind.EditDraft)) ?? shown.Find(command => command.Kind == CommandKind.DropDraft);

    /// <summary>The number that the whole text is, with the words that people put around it.</summary>
    private static int? Number(string folded)
    {
        var words = folded.Split(' ');
        var start = 0;
        var end = words.Length;
        while (start < end - 1 && Before.Contains(words[start]))
        {
            start++;
        }

        while (end > start + 1 && After.Contains(words[end - 1]))
        {
            end--;
        }

        var rest = string.Join(' ', words[start..end]);
        if (rest.Length <= 3 && int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var digits))
        {
            return digits;
        }

        return Numerals.TryGetValue(rest, out var numeral) ? numeral : null;
    }
}

/// <param name="Command">What was chosen; null: a number that none of the choices has.</param>
internal sealed record ChoiceReading(Command? Command);
