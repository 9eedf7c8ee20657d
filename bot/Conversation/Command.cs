using CivicBot.Conversation.Answers;

namespace CivicBot.Conversation;

/// <summary>What a choice, a menu item or a command word asks for.</summary>
/// <param name="Slug">For <see cref="CommandKind.Open"/> and <see cref="CommandKind.More"/>: the procedure.</param>
/// <param name="Part">For the same: which part of it.</param>
/// <param name="Target">For <see cref="CommandKind.Call"/> the phone number, for <see cref="CommandKind.OpenUrl"/> the address, for
/// <see cref="CommandKind.SendAsked"/> the kind of note, for a day its id, for a comment the digits of its code.</param>
public sealed record Command(CommandKind Kind, string? Slug = null, AnswerPart? Part = null, string? Target = null)
{
    private const char Separator = '|';

    public static Command Open(string slug, AnswerPart part) => new(CommandKind.Open, slug, part);

    public static Command More(string slug, AnswerPart part) => new(CommandKind.More, slug, part);

    public static Command Call(string phone) => new(CommandKind.Call, Target: phone);

    /// <summary>What was written last goes to the officer as a note of this kind; as a comment it is read back first.</summary>
    public static Command SendAsked(NoteKind kind) => new(CommandKind.SendAsked, Target: kind.ToString());

    /// <param name="code">Digits of a comment.</param>
    public static Command About(CommandKind kind, string code) => new(kind, Target: code);

    /// <param name="code">Digits of a comment.</param>
    /// <param name="stars">1 to 5.</param>
    public static Command Rate(string code, int stars) => new(CommandKind.GiveStars, Target: string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{code}/{stars}"));

    public static Command OpenUrl(string address) => new(CommandKind.OpenUrl, Target: address);

    /// <summary>For <see cref="CommandKind.SendAsked"/>.</summary>
    internal NoteKind NoteKind => string.Equals(Target, nameof(NoteKind.Comment), StringComparison.Ordinal) ? NoteKind.Comment : NoteKind.Officer;

    /// <summary>One line for the conversation state.</summary>
    public string Encode() => string.Join(Separator, Kind, Slug, Part, Target);

    /// <summary>Null for a line written by another version of the program that we do not know: the choice is then no longer open.</summary>
    public static Command? Decode(string line)
    {
        var fields = line.Split(Separator, 4);
        if (fields.Length != 4 || !Enum.TryParse<CommandKind>(fields[0], out var kind) || !Enum.IsDefined(kind))
        {
            return null;
        }

        AnswerPart? part = null;
        if (fields[2].Length > 0)
        {
            if (!Enum.TryParse<AnswerPart>(fields[2], out var known) || !Enum.IsDefined(known))
            {
                return null;
            }

            part = known;
        }

        return new Command(kind, NullIfEmpty(fields[1]), part, NullIfEmpty(fields[3]));
    }

    private static string? NullIfEmpty(string field) => field.Length == 0 ? null : field;
}

public enum CommandKind
{
    Menu,

    /// <summary>Menu "Hỏi thủ tục".</summary>
    AskProcedure,

    /// <summary>Menu "Gửi ý kiến".</summary>
    WriteComment,

    /// <summary>Menu "Lịch đối thoại".</summary>
    DialogueDays,

    /// <summary>Menu "Gặp cán bộ".</summary>
    MeetOfficer,

    /// <summary>Answer one part of a procedure.</summary>
    Open,

    /// <summary>The same part in full.</summary>
    More,

    /// <summary>None of the procedures offered.</summary>
    NoneOfThese,

    /// <summary>Leave a note for the officer: the next message is its text.</summary>
    WriteNote,

    /// <summary>What was written last goes to the officer as a note.</summary>
    SendAsked,

    CancelNote,
    Back,
    Stop,
    DeleteMyData,
    ConfirmDelete,
    KeepMyData,
    Call,
    OpenUrl,

    /// <summary>Reads back the comment that is being written.</summary>
    ShowDraft,

    /// <summary>"Gửi".</summary>
    SendDraft,

    /// <summary>"Gửi thành 2 ý kiến".</summary>
    SendSplit,

    /// <summary>"Gửi chung một ý kiến".</summary>
    SendTogether,

    /// <summary>"Sửa": what is wrong with it.</summary>
    EditDraft,
    EditWords,
    EditPlace,
    EditDay,
    ChooseDay,

    /// <summary>"Thêm".</summary>
    AddToDraft,

    /// <summary>What was written last belongs to the draft.</summary>
    AddAsked,

    /// <summary>"Ẩn danh", and back.</summary>
    ToggleAnonymous,

    /// <summary>"Thôi".</summary>
    DropDraft,

    /// <summary>A denunciation is to be kept all the same.</summary>
    KeepInspiteOfDoor,

    /// <summary>A voice message without words is to be sent.</summary>
    SendVoice,
    JoinSimilar,

    /// <summary>Not joined: sent as a comment of its own.</summary>
    SendAnyway,

    /// <summary>"Ý kiến của tôi".</summary>
    MyComments,
    ShowComment,
    AddInformation,

    /// <summary>What is in the draft belongs to a comment filed before.</summary>
    MoveToComment,
    WithdrawComment,
    ConfirmWithdraw,
    KeepComment,
    RateComment,
    GiveStars,
    ContestComment,
    HideMyName,

    /// <summary>"Dữ liệu của tôi".</summary>
    ExportMyData,
}
