using CivicBot.Comments.Life;
using CivicBot.Communes;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Records;
using CivicBot.Dialogues.Reports;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Topics;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Dialogues.Desk;

/// <summary>Where officials plan, announce, hold and report dialogue days. One action is one transaction: the day, its comments and their story, who is to be told, audit.</summary>
public sealed class DialogueDesk(RecordsDatabase records, ICommuneDirectory communes, TimeProvider time, IOptions<DialogueOptions> options)
{
    /// <param name="plan">What is planned.</param>
    /// <param name="by">Who plans it.</param>
    /// <param name="occasion">Stable key of the click or row; the same again gives the day planned before.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<DayOutcome> PlanAsync(NewDay plan, Actor by, string occasion, CancellationToken cancellationToken)
    {
        if (WrongPlan(plan) is { } wrong)
        {
            return new DayOutcome.NotAllowed(wrong);
        }

        return await records.WriteAsync((context, token) => PlanAsync(context, plan, by, occasion, token), cancellationToken);
    }

    /// <param name="dayId">Id of the day.</param>
    /// <param name="action">What happens.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="version">What the person saw; null: whatever it is now.</param>
    /// <param name="occasion">Stable key of the click or row; the same again does nothing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<DayOutcome> ActAsync(string dayId, DayAction action, Actor by, int? version, string occasion, CancellationToken cancellationToken)
    {
        try
        {
            return await records.WriteAsync((context, token) => ActAsync(context, dayId, action, by, version, occasion, token), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new DayOutcome.ChangedMeanwhile(By: null, time.GetUtcNow());
        }
    }

    private async Task<DayOutcome> PlanAsync(RecordsContext context, NewDay plan, Actor by, string occasion, CancellationToken cancellationToken)
    {
        if (await KnownAsync(context, occasion, cancellationToken) is { } known)
        {
            return known;
        }

        if (plan.ProgrammeId is { } programme && await WrongProgrammeAsync(context, programme, plan.Commune, cancellationToken) is { } wrong)
        {
            return new DayOutcome.NotAllowed(wrong);
        }

        var sameDate = await context.Days.Where(day => day.Commune == plan.Commune && day.Date == plan.Date).ToListAsync(cancellationToken);
        if (sameDate.Exists(day => day.State != DayState.Cancelled && day.Place == plan.Place.Trim()))
        {
            return new DayOutcome.NotAllowed(DialogueTexts.SameDayAndPlace);
        }

        var now = time.GetUtcNow();
        var added = DayPlans.Row(plan, await DayPlans.FreeIdAsync(context, plan.Commune, plan.Date, cancellationToken), options.Value, now);
        context.Days.Add(added);
        DayAudit.Add(context, occasion, by, plan.Commune, "day.plan", added.Id, plan.Past ? "past" : null, now);
        await context.SaveChangesAsync(cancellationToken);
        return new DayOutcome.Done(added.Id, added.State, added.Version, Comments: 0, Again: false);
    }

    private async Task<DayOutcome> ActAsync(
        RecordsContext context, string dayId, DayAction action, Actor by, int? version, string occasion, CancellationToken cancellationToken)
    {
        if (await context.Days.SingleOrDefaultAsync(d => d.Id == dayId, cancellationToken) is not { } day)
        {
            return new DayOutcome.NotFound();
        }

        if (await KnownAsync(context, occasion, cancellationToken) is { } known)
        {
            return known;
        }

        if (version is { } seen && seen != day.Version)
        {
            return new DayOutcome.ChangedMeanwhile(await DayAudit.LastAsync(context, dayId, cancellationToken), day.ChangedAt);
        }

        var now = time.GetUtcNow();
        if ((WrongNames(day.Commune, action) ?? await WrongNeighbourhoodCountAsync(context, day, action, cancellationToken)) is { } wrong)
        {
            return new DayOutcome.NotAllowed(wrong);
        }

        var counted = await CountedAsync(context, day, cancellationToken);
        if (action is DayAction.CountTo total && DayLife.Decide(day, total, counted, now) is DayDecision.Allowed)
        {
            action = total.From(counted);
            if (action is DayAction.Count { People: 0, Officials: 0 } && counted is not null)
            {
                return new DayOutcome.Done(day.Id, day.State, day.Version, Comments: 0, Again: true);
            }
        }

        switch (DayLife.Decide(day, action, counted, now))
        {
            case DayDecision.NotAllowed refused:
                return new DayOutcome.NotAllowed(refused.Why);
            case DayDecision.Allowed allowed:
                return await TakeAsync(context, day, allowed, action, by, occasion, now, cancellationToken);
            default:
                throw new InvalidOperationException("A decision is either allowed or not.");
        }
    }

    private async Task<DayOutcome> TakeAsync(
        RecordsContext context, DialogueDay day, DayDecision.Allowed allowed, DayAction action, Actor by, string occasion, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = new DayStepper.Before(day.Date, day.From, day.Place);
        DayStepper.Apply(day, allowed, action, options.Value, now);
        context.Entry(day).Property(d => d.ChangedAt).IsModified = true;
        if (action is DayAction.Count count)
        {
            context.Attendances.Add(DayStepper.Row(day, count, by, occasion, now));
        }

        // What follows asks the database for announced days.
        await context.SaveChangesAsync(cancellationToken);
        var comments = action switch
        {
            DayAction.Announce => await DayComments.AttachWaitingAsync(context, day, by, occasion, now, cancellationToken),
            DayAction.Edit when day.State == DayState.Announced && before != new DayStepper.Before(day.Date, day.From, day.Place) =>
                await DayComments.TellMovedAsync(context, day, by, occasion, now, cancellationToken),
            DayAction.Cancel or DayAction.Conclude { CarryOver: true } => await DayComments.MoveOnAsync(context, day, by, occasion, now, cancellationToken),
            _ => 0,
        };
        switch (action)
        {
            case DayAction.Conclude:
                day.CarriedOver += comments;
                break;
            case DayAction.Report:
                var scope = new ReportScope(day.Date, day.Date, Day: day.Id);
                day.FixedReport = ReportJson.Write(await ReportQuery.CountAsync(context, scope, now, cancellationToken));
                day.FixedPublicReport = ReportJson.Write(await ReportQuery.CountAsync(context, scope with { Public = true }, now, cancellationToken));
                break;
            case DayAction.CutOff:
                await DayComments.RejudgeLateAsync(context, day, cancellationToken);
                break;
        }

        DayAudit.Add(context, occasion, by, day.Commune, $"day.{action.Step.WireName()}", day.Id, DayStepper.Detail(allowed, action, comments), now);
        await context.SaveChangesAsync(cancellationToken);
        return new DayOutcome.Done(day.Id, day.State, day.Version, comments, Again: false);
    }

    private static async Task<DayOutcome?> KnownAsync(RecordsContext context, string occasion, CancellationToken cancellationToken) =>
        await DayAudit.SubjectOfAsync(context, occasion, cancellationToken) is { } subject
        && await context.Days.SingleOrDefaultAsync(day => day.Id == subject, cancellationToken) is { } day
            ? new DayOutcome.Done(day.Id, day.State, day.Version, Comments: 0, Again: true)
            : null;

    private static async Task<string?> WrongProgrammeAsync(RecordsContext context, string programme, string commune, CancellationToken cancellationToken)
    {
        if (!await context.Programmes.AnyAsync(p => p.Id == programme, cancellationToken))
        {
            return DialogueTexts.UnknownProgramme;
        }

        return await context.Set<ProgrammeUnit>().AnyAsync(unit => unit.ProgrammeId == programme && unit.Commune == commune, cancellationToken) ? null : DialogueTexts.NotInProgramme;
    }

    private static async Task<(int People, int Officials)?> CountedAsync(RecordsContext context, DialogueDay day, CancellationToken cancellationToken)
    {
        var counts = await context.Attendances.Where(a => a.DayId == day.Id).Select(a => new { a.People, a.Officials }).ToListAsync(cancellationToken);
        return counts.Count == 0 ? null : (counts.Sum(c => c.People), counts.Sum(c => c.Officials));
    }

    /// <summary>A correction takes away from the neighbourhood that it names, and not more than was counted there.</summary>
    private static async Task<string?> WrongNeighbourhoodCountAsync(RecordsContext context, DialogueDay day, DayAction action, CancellationToken cancellationToken)
    {
        if (action is not DayAction.Count { Neighbourhood: { } neighbourhood } count || (count.People >= 0 && count.Officials >= 0))
        {
            return null;
        }

        var there = await context.Attendances
            .Where(a => a.DayId == day.Id && a.Neighbourhood == neighbourhood)
            .Select(a => new { a.People, a.Officials })
            .ToListAsync(cancellationToken);
        var (people, officials) = (there.Sum(c => c.People), there.Sum(c => c.Officials));
        return people + count.People < 0 || officials + count.Officials < 0 ? DialogueTexts.BelowZero(people, officials) : null;
    }

    private string? WrongPlan(NewDay plan)
    {
        if (string.IsNullOrWhiteSpace(plan.Place) || plan.Title is { } title && string.IsNullOrWhiteSpace(title))
        {
            return DialogueTexts.NeedsTitleAndPlace;
        }

        return plan.From >= plan.To
            ? DialogueTexts.EndsBeforeStart
            : DayLife.WrongDate(plan.Date, plan.Past, VietnamTime.Today(time)) ?? WrongNames(plan.Commune, plan.Neighbourhoods, plan.Topics);
    }

    private string? WrongNames(string commune, DayAction action) => action switch
    {
        DayAction.Edit edit => WrongNames(commune, edit.Neighbourhoods ?? [], edit.Topics ?? []),
        DayAction.Count { Neighbourhood: { } neighbourhood } => WrongNames(commune, [neighbourhood], []),
        _ => null,
    };

    private string? WrongNames(string communeId, IReadOnlyList<string> neighbourhoods, IReadOnlyList<string> topics)
    {
        if (communes.Find(communeId) is not { } commune)
        {
            return DialogueTexts.UnknownCommune;
        }

        if (neighbourhoods.FirstOrDefault(id => commune.Neighbourhoods.All(n => n.Id != id)) is { } unknown)
        {
            return DialogueTexts.UnknownNeighbourhood(unknown);
        }

        return topics.FirstOrDefault(id => !TopicScheme.Ids.Contains(id, StringComparer.Ordinal)) is { } topic ? DialogueTexts.UnknownTopic(topic) : null;
    }
}
