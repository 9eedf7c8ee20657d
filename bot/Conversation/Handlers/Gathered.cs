namespace CivicBot.Conversation.Handlers;

/// <summary>Photos and files that belong to what is being said: those sent before and those of this message.</summary>
internal static class Gathered
{
    private const int Max = 10;

    /// <summary>Stickers say nothing about a matter; of an endless series of photos the last ten are kept.</summary>
    public static SentThing[] Things(Turn turn) =>
        [.. turn.State.Things.Concat(turn.Things.Where(thing => thing.Kind is not (ThingKind.Sticker or ThingKind.Other or ThingKind.ContactCard))).TakeLast(Max)];
}
