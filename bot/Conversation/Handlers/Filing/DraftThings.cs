using System.Globalization;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Records;

namespace CivicBot.Conversation.Handlers.Filing;

/// <summary>Photos, files, voice messages and places of a draft as what is filed.</summary>
internal static class DraftThings
{
    private const int Max = 10;

    /// <summary>Stickers, links and cards say nothing about a matter; of an endless series the last ten are kept.</summary>
    public static bool IsUseful(SentThing thing) => thing.Kind is ThingKind.Image or ThingKind.File or ThingKind.Audio or ThingKind.Video or ThingKind.Location;

    public static SentThing[] Joined(IEnumerable<SentThing> before, IEnumerable<SentThing> now) => [.. before.Concat(now.Where(IsUseful)).TakeLast(Max)];

    public static IReadOnlyList<NewAttachment> Attachments(IEnumerable<SentThing> things) =>
        [.. things.Select(thing => KindOf(thing) is { } kind ? new NewAttachment(kind, thing.Name, thing.Reference) : null).OfType<NewAttachment>()];

    /// <summary>The place sent last, degrees.</summary>
    public static (double Latitude, double Longitude)? Pin(IEnumerable<SentThing> things) => things
        .Where(thing => thing.Kind == ThingKind.Location)
        .Select(thing => Pin(thing.Reference))
        .LastOrDefault(pin => pin is not null);

    /// <summary>"2 ảnh, vị trí"; empty without any.</summary>
    public static string InWords(IReadOnlyCollection<SentThing> things) => Texts.Things(
        things.Count(thing => thing.Kind == ThingKind.Image),
        things.Count(thing => thing.Kind == ThingKind.File),
        things.Count(thing => thing.Kind == ThingKind.Audio),
        things.Count(thing => thing.Kind == ThingKind.Video),
        Pin(things) is not null);

    private static AttachmentKind? KindOf(SentThing thing) => thing.Kind switch
    {
        ThingKind.Image => AttachmentKind.Image,
        ThingKind.File => AttachmentKind.File,
        ThingKind.Audio => AttachmentKind.Audio,
        ThingKind.Video => AttachmentKind.Video,
        _ => null,
    };

    private static (double Latitude, double Longitude)? Pin(string? reference) =>
        reference?.Split(',') is [var latitude, var longitude]
        && double.TryParse(latitude, CultureInfo.InvariantCulture, out var north) && double.TryParse(longitude, CultureInfo.InvariantCulture, out var east)
            ? (north, east)
            : null;
}
