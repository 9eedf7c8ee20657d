using System.Text.RegularExpressions;
using CivicBot.Comments.Life;
using CivicBot.Communes;
using CivicBot.Dialogues.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Dialogues.Desk;

/// <summary>What came of a change to a programme.</summary>
public abstract record ProgrammeOutcome
{
    private ProgrammeOutcome()
    {
    }

    /// <param name="Version">To be given with the next change.</param>
    /// <param name="Again">The same occasion had done it before; nothing happened now.</param>
    public sealed record Done(string ProgrammeId, int Version, bool Again) : ProgrammeOutcome;

    /// <param name="Why">One sentence for the person, Vietnamese.</param>
    public sealed record NotAllowed(string Why) : ProgrammeOutcome;

    /// <summary>Somebody else changed it meanwhile; look again.</summary>
    public sealed record ChangedMeanwhile(string? By) : ProgrammeOutcome;

    public sealed record NotFound : ProgrammeOutcome;
}

/// <summary>A programme about to be made.</summary>
public sealed record NewProgramme(string Id, string Title, string PlanNumber, string IssuedBy, DateOnly? IssuedOn);

/// <param name="Title">Null members stay as they are.</param>
public sealed record ProgrammeEdit(string? Title, string? PlanNumber, string? IssuedBy, DateOnly? IssuedOn);

/// <summary>Where programmes (kế hoạch, chương trình) and their units are kept.</summary>
public sealed partial class ProgrammeDesk(RecordsDatabase records, ICommuneDirectory communes, TimeProvider time)
{
    public Task<ProgrammeOutcome> CreateAsync(NewProgramme programme, Actor by, string occasion, CancellationToken cancellationToken) =>
        ChangeAsync(programme.Id, by, version: null, occasion, "programme.create", detail: null, (context, found) =>
        {
            if (Wrong(programme, found) is { } wrong)
            {
                return wrong;
            }

            context.Programmes.Add(new Programme
            {
                Id = programme.Id, Title = programme.Title.Trim(), PlanNumber = programme.PlanNumber.Trim(), IssuedBy = programme.IssuedBy.Trim(), IssuedOn = programme.IssuedOn,
            });
            return null;
        }, cancellationToken);

    public Task<ProgrammeOutcome> EditAsync(string id, ProgrammeEdit edit, Actor by, int? version, string occasion, CancellationToken cancellationToken) =>
        ChangeAsync(id, by, version, occasion, "programme.edit", detail: null, (_, programme) =>
        {
            if (programme is null)
            {
                return new ProgrammeOutcome.NotFound();
            }

            if (Blank(edit.Title ?? programme.Title) || Blank(edit.PlanNumber ?? programme.PlanNumber) || Blank(edit.IssuedBy ?? programme.IssuedBy))
            {
                return new ProgrammeOutcome.NotAllowed(DialogueTexts.NeedsPlan);
            }

            programme.Title = edit.Title?.Trim() ?? programme.Title;
            programme.PlanNumber = edit.PlanNumber?.Trim() ?? programme.PlanNumber;
            programme.IssuedBy = edit.IssuedBy?.Trim() ?? programme.IssuedBy;
            programme.IssuedOn = edit.IssuedOn ?? programme.IssuedOn;
            return null;
        }, cancellationToken);

    /// <param name="planNumber">The unit's own plan; null: none.</param>
    public Task<ProgrammeOutcome> AddUnitAsync(string id, string commune, string? planNumber, Actor by, string occasion, CancellationToken cancellationToken) =>
        ChangeAsync(id, by, version: null, occasion, "programme.add-unit", commune, (context, programme) =>
        {
            if (programme is null)
            {
                return new ProgrammeOutcome.NotFound();
            }

            if (communes.Find(commune) is null)
            {
                return new ProgrammeOutcome.NotAllowed(DialogueTexts.UnknownCommune);
            }

            if (programme.Units.Exists(unit => unit.Commune == commune))
            {
                return new ProgrammeOutcome.NotAllowed(DialogueTexts.UnitExists);
            }

            context.Add(new ProgrammeUnit { ProgrammeId = id, Commune = commune, PlanNumber = planNumber?.Trim() });
            context.Entry(programme).Property(p => p.Title).IsModified = true; // one version for the programme with its units
            return null;
        }, cancellationToken);

    private async Task<ProgrammeOutcome> ChangeAsync(
        string id, Actor by, int? version, string occasion, string action, string? detail, Func<RecordsContext, Programme?, ProgrammeOutcome?> change, CancellationToken cancellationToken)
    {
        try
        {
            return await records.WriteAsync(async (context, token) =>
            {
                var programme = await context.Programmes.Include(p => p.Units).SingleOrDefaultAsync(p => p.Id == id, token);
                // An occasion does one thing: sent again with another id, it is a form of somewhere else.
                if (await DayAudit.SubjectOfAsync(context, occasion, token) is { } subject)
                {
                    return programme is not null && subject == id ? new ProgrammeOutcome.Done(id, programme.Version, Again: true) : new ProgrammeOutcome.ChangedMeanwhile(By: null);
                }

                if (programme is not null && version is { } seen && seen != programme.Version)
                {
                    return new ProgrammeOutcome.ChangedMeanwhile(await DayAudit.LastAsync(context, id, token));
                }

                if (change(context, programme) is { } wrong)
                {
                    return wrong;
                }

                DayAudit.Add(context, occasion, by, commune: null, action, id, detail, time.GetUtcNow());
                await context.SaveChangesAsync(token);
                return new ProgrammeOutcome.Done(id, (programme ?? context.Programmes.Local.Single(p => p.Id == id)).Version, Again: false);
            }, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ProgrammeOutcome.ChangedMeanwhile(By: null);
        }
    }

    private static ProgrammeOutcome.NotAllowed? Wrong(NewProgramme programme, Programme? found)
    {
        if (!IdFormat().IsMatch(programme.Id))
        {
            return new ProgrammeOutcome.NotAllowed(DialogueTexts.WrongProgrammeId);
        }

        if (Blank(programme.Title) || Blank(programme.PlanNumber) || Blank(programme.IssuedBy))
        {
            return new ProgrammeOutcome.NotAllowed(DialogueTexts.NeedsPlan);
        }

        return found is null ? null : new ProgrammeOutcome.NotAllowed(DialogueTexts.ProgrammeExists);
    }

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdFormat();
}
