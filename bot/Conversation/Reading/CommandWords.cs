using System.Collections.Frozen;

namespace CivicBot.Conversation.Reading;

/// <summary>
/// Words that always mean a command, whatever was talked about; also the payloads for the menu of the Official Account: "Hỏi thủ tục",
/// "Gửi ý kiến", "Lịch đối thoại", "Gặp cán bộ". Written without diacritics, because half of the citizens type so; a text must be the phrase
/// as a whole, so that a sentence that contains it is still understood as a sentence.
/// </summary>
internal static class CommandWords
{
    private static readonly FrozenDictionary<string, CommandKind> Phrases = new Dictionary<string, CommandKind>(StringComparer.Ordinal)
    {
        ["menu"] = CommandKind.Menu,
        ["bat dau"] = CommandKind.Menu,
        ["bat dau lai"] = CommandKind.Menu,
        ["start"] = CommandKind.Menu,
        ["help"] = CommandKind.Menu,
        ["tro giup"] = CommandKind.Menu,
        ["huong dan"] = CommandKind.Menu,
        ["danh muc"] = CommandKind.Menu,
        ["hoi thu tuc"] = CommandKind.AskProcedure,
        ["thu tuc"] = CommandKind.AskProcedure,
        ["gui y kien"] = CommandKind.WriteComment,
        ["gop y"] = CommandKind.WriteComment,
        ["gui gop y"] = CommandKind.WriteComment,
        ["gui phan anh"] = CommandKind.WriteComment,
        ["phan anh"] = CommandKind.WriteComment,
        ["kien nghi"] = CommandKind.WriteComment,
        ["y kien cua toi"] = CommandKind.MyComments,
        ["phan anh cua toi"] = CommandKind.MyComments,
        ["kien nghi cua toi"] = CommandKind.MyComments,
        ["gop y cua toi"] = CommandKind.MyComments,
        ["xem y kien cua toi"] = CommandKind.MyComments,
        ["y kien da gui"] = CommandKind.MyComments,
        ["tra cuu y kien"] = CommandKind.MyComments,
        ["y kien cua toi toi dau roi"] = CommandKind.MyComments,
        ["lich doi thoai"] = CommandKind.DialogueDays,
        ["ngay doi thoai"] = CommandKind.DialogueDays,
        ["doi thoai"] = CommandKind.DialogueDays,
        ["gap can bo"] = CommandKind.MeetOfficer,
        ["hoi can bo"] = CommandKind.MeetOfficer,
        ["gap nguoi that"] = CommandKind.MeetOfficer,
        ["noi chuyen voi can bo"] = CommandKind.MeetOfficer,
        ["nhan cho can bo"] = CommandKind.WriteNote,
        ["xem them"] = CommandKind.More,
        ["doc them"] = CommandKind.More,
        ["doc tiep"] = CommandKind.More,
        ["xem tiep"] = CommandKind.More,
        ["xem het"] = CommandKind.More,
        ["chi tiet"] = CommandKind.More,
        ["con gi nua"] = CommandKind.More,
        ["quay lai"] = CommandKind.Back,
        ["tro lai"] = CommandKind.Back,
        ["quay ve"] = CommandKind.Back,
        ["dung lai"] = CommandKind.Stop,
        ["stop"] = CommandKind.Stop,
        ["huy"] = CommandKind.Stop,
        ["thoat"] = CommandKind.Stop,
        ["ket thuc"] = CommandKind.Stop,
        ["du lieu cua toi"] = CommandKind.ExportMyData,
        ["xem du lieu cua toi"] = CommandKind.ExportMyData,
        ["tai du lieu cua toi"] = CommandKind.ExportMyData,
        ["cho toi xem du lieu cua toi"] = CommandKind.ExportMyData,
        ["xoa du lieu"] = CommandKind.DeleteMyData,
        ["xoa du lieu cua toi"] = CommandKind.DeleteMyData,
        ["xoa het du lieu cua toi"] = CommandKind.DeleteMyData,
        ["xoa thong tin cua toi"] = CommandKind.DeleteMyData,
        ["xoa du lieu ca nhan"] = CommandKind.DeleteMyData,
        ["xoa du lieu ca nhan cua toi"] = CommandKind.DeleteMyData,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Only where a comment is being written: elsewhere these words mean nothing.
    private static readonly FrozenDictionary<string, CommandKind> DraftPhrases = new Dictionary<string, CommandKind>(StringComparer.Ordinal)
    {
        ["gui"] = CommandKind.SendDraft,
        ["gui di"] = CommandKind.SendDraft,
        ["gui luon"] = CommandKind.SendDraft,
        ["gui nhe"] = CommandKind.SendDraft,
        ["gui chung"] = CommandKind.SendTogether,
        ["gui chung di"] = CommandKind.SendTogether,
        ["gui mot"] = CommandKind.SendTogether,
        ["gui rieng"] = CommandKind.SendSplit,
        ["tach ra"] = CommandKind.SendSplit,
        ["tach rieng"] = CommandKind.SendSplit,
        ["gui hai y kien"] = CommandKind.SendSplit,
        ["gui 2 y kien"] = CommandKind.SendSplit,
        ["sua"] = CommandKind.EditDraft,
        ["sua lai"] = CommandKind.EditDraft,
        ["sai roi"] = CommandKind.EditDraft,
        ["khong dung"] = CommandKind.EditDraft,
        ["them"] = CommandKind.AddToDraft,
        ["an danh"] = CommandKind.ToggleAnonymous,
        ["gui an danh"] = CommandKind.ToggleAnonymous,
        ["giau ten"] = CommandKind.ToggleAnonymous,
        ["thoi"] = CommandKind.DropDraft,
        ["thoi khong gui nua"] = CommandKind.DropDraft,
        ["khong gui nua"] = CommandKind.DropDraft,
        ["xem lai"] = CommandKind.ShowDraft,
        ["doc lai"] = CommandKind.ShowDraft,
        ["tiep tuc"] = CommandKind.ShowDraft,
        ["viet tiep"] = CommandKind.ShowDraft,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> DropWords = new[] { "thoi", "thoi khoi", "khoi", "khong can" }.ToFrozenSet(StringComparer.Ordinal);

    private const int MostWordsOfWish = 10;

    private static readonly FrozenSet<string> CommentNames = new[] { "gop y", "phan anh", "kien nghi", "y kien" }.ToFrozenSet(StringComparer.Ordinal);

    // Around the name of what is to be said: who speaks, to whom, politely.
    private static readonly FrozenSet<string> PoliteWords = new[]
        {
            "da", "a", "alo", "chao", "xin", "toi", "tui", "em", "con", "chau", "minh", "bac", "co", "chu", "anh", "chi", "ba", "ong", "muon", "can", "duoc", "cho", "gui", "xa", "phuong",
            "voi", "len", "toi", "den", "mot", "it", "chut", "vai", "viec", "dieu", "nhe", "nha", "nhen", "ne", "oi", "ban",
        }.ToFrozenSet(StringComparer.Ordinal);

    // Without diacritics "dừng" (stop) and "đúng" (right) are one word, so these two need theirs.
    private static readonly FrozenDictionary<string, CommandKind> Accented = new Dictionary<string, CommandKind>(StringComparer.Ordinal)
    {
        [Texts.WordStop] = CommandKind.Stop,
        [Texts.WordStopPolitely] = CommandKind.Stop,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> YesWords =
        new[] { "co", "dong y", "ok", "oke", "vang", "da", "da co", "dung", "dung roi", "phai", "phai roi", "duoc", "u", "uh", "yes", "chuyen di", "gui di" }
            .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NoWords =
        new[] { "khong", "ko", "k", "hong", "hok", "khong can", "khong phai", "khong dau", "thoi", "thoi khoi", "khoi", "no", "da khong" }
            .ToFrozenSet(StringComparer.Ordinal);

    public static Command? Find(string text)
    {
        if (Accented.TryGetValue(TypedText.Words(text), out var accented))
        {
            return new Command(accented);
        }

        var folded = TypedText.Folded(text);
        return Phrases.TryGetValue(folded, out var kind) ? new Command(kind)
            : IsWishToComment(folded) ? new Command(CommandKind.WriteComment)
            : null;
    }

    /// <summary>"Dạ cho tôi gửi góp ý với phường": nothing is said yet but that something is to be said.</summary>
    private static bool IsWishToComment(string folded)
    {
        var words = folded.Split(' ');
        var rest = words.Where(word => !PoliteWords.Contains(word)).ToArray();
        return words.Length <= MostWordsOfWish && rest is [_, _] && CommentNames.Contains(string.Join(' ', rest));
    }

    /// <summary>Words about the comment that is being written.</summary>
    public static Command? FindForDraft(string text) => DraftPhrases.TryGetValue(TypedText.Folded(text), out var kind) ? new Command(kind) : null;

    /// <summary>A refusal that means "not at all", not "not so".</summary>
    public static bool IsDrop(string folded) => DropWords.Contains(folded);

    public static bool IsYes(string folded) => YesWords.Contains(folded);

    public static bool IsNo(string folded) => NoWords.Contains(folded);
}
