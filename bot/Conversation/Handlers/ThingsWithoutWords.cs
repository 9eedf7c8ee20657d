using CivicBot.Conversation.Answers;
using CivicBot.Conversation.Reading;

namespace CivicBot.Conversation.Handlers;

/// <summary>Photo, file, voice, video, place, sticker, link, contact card without a word: each gets its own honest answer.</summary>
internal sealed class ThingsWithoutWords : ITurnHandler
{
    public TurnOutcome? Handle(Turn turn)
    {
        if (turn.Request is not Request.Showed { Things: [var first, ..] })
        {
            return null;
        }

        var reply = first.Kind switch
        {
            ThingKind.Image => new Reply(Texts.ImageSeen, AskOrComment),
            ThingKind.Video => new Reply(Texts.VideoSeen, AskOrComment),
            ThingKind.File => new Reply(Texts.FileSeen, Menu.Choices),
            ThingKind.Audio => new Reply($"{Texts.AudioSeen}\n\n{OfficeLines.OneStop(turn)}", Hand.Choices(turn, new Choice(Texts.MenuComment, new Command(CommandKind.WriteComment)))),
            ThingKind.Location => new Reply($"{Texts.LocationSeen(turn.Commune.Name)}\n\n{OfficeLines.OneStop(turn)}", Menu.Choices),
            ThingKind.Sticker => new Reply(Texts.StickerSeen, Menu.Choices),
            ThingKind.Link => new Reply(Texts.LinkSeen, Menu.Choices),
            ThingKind.ContactCard => new Reply(Texts.ContactCardSeen, Menu.Choices),
            ThingKind.Other => new Reply(Texts.OtherSeen, Menu.Choices),
            _ => throw new InvalidOperationException($"Unknown kind of thing {first.Kind}."),
        };

        // Kept until it is said what it is about.
        var outcome = turn.End(TurnStatus.ThingSeen, reply);
        return first.Kind is ThingKind.Image or ThingKind.Video or ThingKind.File or ThingKind.Location or ThingKind.Audio
            ? outcome.With(state => state with { Things = Gathered.Things(turn) })
            : outcome;
    }

    private static IReadOnlyList<Choice> AskOrComment { get; } =
    [
        new Choice(Texts.MenuAsk, new Command(CommandKind.AskProcedure)),
        new Choice(Texts.MenuComment, new Command(CommandKind.WriteComment)),
        new Choice(Texts.MenuOfficer, new Command(CommandKind.MeetOfficer)),
    ];
}
