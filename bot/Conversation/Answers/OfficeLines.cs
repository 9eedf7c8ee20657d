using CivicBot.Communes;
using CivicBot.Conversation.Reading;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Conversation.Answers;

/// <summary>Whom to ask in the citizen's own commune: the officer for the field where one is named, where, when, which number.</summary>
internal static class OfficeLines
{
    // "công an", folded.
    private const string PoliceWord = "cong an";

    /// <summary>For one procedure; the police post of the commune for matters of the police.</summary>
    public static string For(Procedure procedure, Turn turn)
    {
        var (office, officer) = InCharge(procedure, turn.Commune);
        return Lines(office, officer, turn);
    }

    /// <summary>The one-stop office (bộ phận một cửa).</summary>
    public static string OneStop(Turn turn) => Lines(turn.Commune.OneStop, null, turn);

    /// <summary>Number to call about a procedure: the one that <see cref="For"/> shows; null where the commune publishes none.</summary>
    public static string? PhoneFor(Procedure procedure, Turn turn)
    {
        var (office, officer) = InCharge(procedure, turn.Commune);
        return PhoneOf(office, officer);
    }

    /// <summary>Number to call for the one-stop office; null where the commune publishes none.</summary>
    public static string? OneStopPhone(Turn turn) => PhoneOf(turn.Commune.OneStop, null);

    /// <summary>The office whose name says police (công an); null where the commune's file has none.</summary>
    public static Office? Police(Commune commune) =>
        commune.Offices.FirstOrDefault(office => SpeaksOfPolice(office.Name));

    /// <summary>"7 giờ 30 thứ Hai 23/11" of the one-stop office; null while it is open.</summary>
    public static string? NextOpening(Turn turn) =>
        turn.OpeningOf(turn.Commune.OneStop).NextOpening is { } next ? Texts.NextOpening(next, turn.Today) : null;

    private static bool SpeaksOfPolice(string text) => TypedText.Has(TypedText.Folded(text), PoliceWord);

    private static (Office Office, Officer? Officer) InCharge(Procedure procedure, Commune commune)
    {
        var officer = commune.OfficerFor(procedure.FieldSlug);
        var isPoliceMatter = SpeaksOfPolice(procedure.Level) || SpeaksOfPolice(officer?.Title ?? "");
        return (isPoliceMatter ? Police(commune) ?? commune.OneStop : commune.OneStop, officer);
    }

    private static string? PhoneOf(Office office, Officer? officer) => officer?.Phone ?? (office.Phones.Count > 0 ? office.Phones[0] : null);

    private static string Lines(Office office, Officer? officer, Turn turn)
    {
        var lines = new List<string> { Texts.AskAt(officer?.Title, office.Name, office.Address), Opening(office, turn) };
        if (PhoneOf(office, officer) is { } phone)
        {
            lines.Add(Texts.Phone(phone));
        }

        return string.Join('\n', lines);
    }

    private static string Opening(Office office, Turn turn) => turn.OpeningOf(office) switch
    {
        { IsOpen: true, ClosesAt: { } closes } => Texts.OpenUntil(TimeOnly.FromDateTime(closes.DateTime)),
        { IsOpen: true } => Texts.OpenNow,
        { NextOpening: { } next, ReasonText: var reason } => Texts.ClosedUntil(reason, next, turn.Today),
        { ReasonText: var reason } => Texts.Closed(reason),
    };
}
