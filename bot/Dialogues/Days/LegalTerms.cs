namespace CivicBot.Dialogues.Days;

/// <summary>
/// The two terms of a dialogue with the people, in calendar days: Law on Organisation of Local Government 2025, article 43, as explained in the National Assembly's paper
/// (time, place, content and way of attending are announced at least 7 days before; the result is made public no later than 10 days after).
/// </summary>
public static class LegalTerms
{
    public const int AnnounceDaysBefore = 7;

    public const int PublishDaysAfter = 10;

    /// <summary>The last day on which a day may be announced in time.</summary>
    public static DateOnly AnnounceBy(DateOnly day) => day.AddDays(-AnnounceDaysBefore);

    /// <summary>The last day on which its result may be made public in time.</summary>
    public static DateOnly PublishBy(DateOnly day) => day.AddDays(PublishDaysAfter);
}
