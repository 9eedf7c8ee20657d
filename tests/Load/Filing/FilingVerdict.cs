using CivicBot.ZaloStandIn.Accounts;

namespace CivicBot.Load.Filing;

/// <summary>What came of it, citizen by citizen.</summary>
/// <param name="Problems">Everything that is not as it must be; empty: every guarantee held.</param>
/// <param name="ToldTwice">A code delivered a second time because the first delivery was never confirmed: the price of a channel without idempotency keys.</param>
internal sealed record FilingVerdict(IReadOnlyList<string> Problems, int Comments, int Codes, int Told, int ToldTwice)
{
    public bool Holds => Problems.Count == 0;

    public static FilingVerdict Of(FilePlan plan, KeptRecords kept, IReadOnlyList<FilingCitizen> citizens, IReadOnlyList<DeliveredMessage> delivered)
    {
        var problems = new List<string>();
        var comments = kept.Comments.ToLookup(comment => FilingWords.CitizenOf(comment.Text), comment => comment.Code);
        var told = delivered.Where(message => message.IsMessage && FilingCitizen.CodeIn(message) is not null).ToLookup(message => message.UserId, StringComparer.Ordinal);
        foreach (var citizen in citizens)
        {
            problems.AddRange(ProblemsOf(citizen, [.. comments[citizen.Number]], [.. told[citizen.UserId]]));
        }

        Expect(problems, "comments in the records", kept.Comments.Count, plan.Citizens);
        Expect(problems, "comments of nobody", comments[null].Count(), 0);
        Expect(problems, "different codes", Distinct(kept), plan.Citizens);
        Expect(problems, "citizens in the records", kept.Citizens, plan.Citizens);
        Expect(problems, "lines of stories", kept.Lines, plan.Citizens);
        Expect(problems, "comments with their photo", kept.WithPhoto, plan.Citizens);
        Expect(problems, "photos", kept.Photos, plan.Citizens);
        Expect(problems, "photos stored", kept.PhotosStored, plan.Citizens);
        problems.AddRange(kept.PhotosInTrouble.Select(trouble => $"photo: {trouble}"));
        Expect(problems, "photos whose content is lost", kept.LostContents, 0);
        Expect(problems, "drafts left over", kept.Drafts, 0);
        Expect(problems, "events not handled", kept.Unhandled, 0);
        Expect(problems, "dead letters", kept.DeadEvents + kept.DeadMessages, 0);
        return new FilingVerdict(
            problems,
            kept.Comments.Count,
            Distinct(kept),
            citizens.Count(citizen => told[citizen.UserId].Any()),
            told.Sum(messages => messages.Count() - 1));
    }

    private static int Distinct(KeptRecords kept) => kept.Comments.Select(comment => comment.Code).Distinct(StringComparer.Ordinal).Count();

    private static IEnumerable<string> ProblemsOf(FilingCitizen citizen, IReadOnlyList<string> filed, IReadOnlyList<DeliveredMessage> told)
    {
        if (filed.Count != 1)
        {
            yield return $"citizen {citizen.Number}: {filed.Count} comments";
        }

        var codes = told.Select(FilingCitizen.CodeIn).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count != 1)
        {
            yield return $"citizen {citizen.Number}: was told {codes.Count} codes, last heard: {citizen.Heard?.Text.ReplaceLineEndings(" ")} [{string.Join(" | ", citizen.Heard?.Buttons.Select(button => button.Title) ?? [])}]";
        }
        else if (filed is [var own] && own != codes[0])
        {
            yield return $"citizen {citizen.Number}: was told another code than the comment has";
        }

        if (told.SkipLast(1).Count(message => message.Confirmed) is > 0 and var times)
        {
            yield return $"citizen {citizen.Number}: was told the code again {times} times although it had been confirmed";
        }
    }

    private static void Expect(List<string> problems, string what, long found, long expected)
    {
        if (found != expected)
        {
            problems.Add($"{what}: {found} instead of {expected}");
        }
    }
}
