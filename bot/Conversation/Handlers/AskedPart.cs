using CivicBot.Conversation.Answers;
using CivicBot.Conversation.Reading;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation.Handlers;

/// <summary>The part of a procedure that a question is about: the facet understood, and of "where" whether it was about filing online.</summary>
internal static class AskedPart
{
    private static readonly string[] OnlineWords = ["online", "onl", "qua mang", "tren mang", "truc tuyen", "vneid", "dich vu cong", "tai nha", "app", "ung dung", "dien thoai"];

    public static AnswerPart Of(Turn turn) =>
        turn.Understood.Facet == Facet.Where && Array.Exists(OnlineWords, word => TypedText.Has(TypedText.Folded(turn.Said), word))
            ? AnswerPart.Online
            : AnswerParts.Of(turn.Understood.Facet);
}
