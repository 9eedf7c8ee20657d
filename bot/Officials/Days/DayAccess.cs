using CivicBot.Comments.Life;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Desk;
using CivicBot.Officials.Accounts;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Officials.Days;

/// <summary>Dialogue days as the person at the page may see and change them: what belongs elsewhere is as good as missing.</summary>
internal sealed class DayAccess(Viewer viewer, DayQuery days, DialogueDesk desk, RecordsDatabase records)
{
    /// <summary>Clerks and administrators plan and take steps; officers work in the room; leaders read.</summary>
    public bool MayPlan => viewer.MaySort;

    public async Task<DialogueDay?> FindAsync(string id, CancellationToken cancellationToken) =>
        await days.FindAsync(id, cancellationToken) is { } day && viewer.Sees(day.Commune) ? day : null;

    /// <summary>A page about a day that is not there says so to programs as well.</summary>
    public static void Answer(DialogueDay? day, HttpContext? http)
    {
        if (day is null && http is not null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    /// <summary>Days of the communes that this person sees, or of one of them.</summary>
    public async Task<IReadOnlyList<ListedDay>> ListAsync(string? commune, DateOnly? from, DateOnly? to, bool done, CancellationToken cancellationToken) =>
        viewer.Role == OfficialRole.Department
            ? []
            : [.. (await days.ListAsync(new DayFilter(commune ?? viewer.Commune, From: from, To: to, Done: done), cancellationToken)).Where(listed => viewer.Sees(listed.Day.Commune))];

    /// <returns>Null: nobody was counted yet.</returns>
    public async Task<(int People, int Officials)?> CountedAsync(string day, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var counts = await context.Attendances.Where(a => a.DayId == day).Select(a => new { a.People, a.Officials }).ToListAsync(cancellationToken);
        return counts.Count == 0 ? null : (counts.Sum(count => count.People), counts.Sum(count => count.Officials));
    }

    /// <summary>Takes the step that a form asks for.</summary>
    /// <returns>What was done, or why not; one of the two.</returns>
    public async Task<(string? Said, string? Problem)> TakeAsync(DialogueDay day, StepForm form, CancellationToken cancellationToken)
    {
        if (!MayPlan || !viewer.Sees(day.Commune))
        {
            return (null, DayWords.NotYours);
        }

        if (form.Action(out var problem) is not { } action)
        {
            return (null, problem);
        }

        var outcome = await desk.ActAsync(day.Id, action, Actor.Official(viewer.Signature), form.Version, $"day/{day.Id}/{form.Do}/{form.Occasion}", cancellationToken);
        return outcome is DayOutcome.Done done ? (DayWords.Said(action.Step, done.Comments), null) : (null, DayWords.Problem(outcome));
    }
}
