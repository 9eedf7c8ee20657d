using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Dialogues.Records;
using CivicBot.Digests;
using CivicBot.Digests.Making;
using CivicBot.Digests.Reading;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Competence;
using CivicBot.Officials.Accounts;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;
using Option = CivicBot.Officials.Digests.DigestChoice.Option;

namespace CivicBot.Officials.Digests;

/// <summary>
/// Says which digests an official may have, and turns what an address asks for into a request. The one door: pages, previews and downloads ask here, so that nobody gets another commune's digest or, as an
/// officer, another officer's.
/// </summary>
internal sealed class DigestChoices(Viewer viewer, RecordsDatabase records, ICommuneDirectory communes, DigestKnowledge knowledge, TimeProvider time)
{
    private const int MostDays = 40;
    private const int MostMonths = 24;
    private const int MostYears = 5;

    /// <summary>From this day on the month that is going on is asked for, before it the last one.</summary>
    private const int MonthIsOverFrom = 25;

    /// <summary>The request, with what is missing filled in by what is usual; what is wrong is not put right.</summary>
    public async Task<DigestChoice> OfAsync(DigestQuery query, CancellationToken cancellationToken)
    {
        var choice = new DigestChoice { Kinds = Kinds(), Communes = [.. communes.Current.Communes.Where(commune => viewer.Sees(commune.Id))] };
        var kind = query.Kind is null ? choice.Kinds.Count == 1 ? choice.Kinds[0] : (DigestKind?)null : DigestKinds.OfWireName(query.Kind);
        if (kind is not { } wanted)
        {
            return query.Kind is null ? choice : choice with { Missing = DigestWords.NoSuchDigest };
        }

        var commune = choice.Communes.FirstOrDefault(one => query.Commune is not { } id || one.Id == id);
        return commune is null || !choice.Kinds.Contains(wanted) ? choice with { Missing = DigestWords.NoSuchDigest } : await WithinAsync(choice, wanted, commune, query, cancellationToken);
    }

    private DigestKind[] Kinds() => viewer.Role switch
    {
        OfficialRole.Officer => [DigestKind.Officer],
        OfficialRole.Department => [],
        _ => [.. DigestKinds.All],
    };

    private async Task<DigestChoice> WithinAsync(DigestChoice choice, DigestKind kind, Commune commune, DigestQuery query, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var days = NeedsDay(kind) || TakesDay(kind)
            ? await viewer.Days(context.Days).Where(day => day.Commune == commune.Id).OrderByDescending(day => day.Date).ThenBy(day => day.Id).ToListAsync(cancellationToken)
            : [];
        choice = choice with { Scopes = Scopes(kind, days) };
        var scope = Scope(kind, days, query.Scope);
        if (scope is null)
        {
            return choice with { Missing = query.Scope is null ? DigestWords.NoDay : DigestWords.NoSuchDigest };
        }

        if (choice.Scopes.All(option => option.Value != scope.Key))
        {
            choice = choice with { Scopes = [.. choice.Scopes, new Option(scope.Key, DigestWords.Scope(scope, days))] };
        }

        var request = new DigestRequest(kind, commune.Id, scope);
        if (kind is not (DigestKind.Officer or DigestKind.Department))
        {
            return choice with { Request = request };
        }

        var rows = await context.Comments.Of(commune.Id, scope).Select(c => new Row(c.Officer, c.Topics, c.State, c.ForwardedBody ?? c.ForwardedTo, c.Body)).ToListAsync(cancellationToken);
        return kind == DigestKind.Officer ? ForOfficer(choice, request, Officers(commune, rows), query.Officer) : ForBody(choice, request, Bodies(rows), query.Body);
    }

    private static DigestChoice ForOfficer(DigestChoice choice, DigestRequest request, List<Option> officers, string? wanted)
    {
        var officer = wanted is null ? officers.Count > 0 ? officers[0].Value : null : officers.FirstOrDefault(option => option.Value == wanted)?.Value;
        return choice with
        {
            Officers = officers,
            Request = officer is null ? null : request with { Officer = officer },
            Missing = officer is not null ? null : wanted is null ? DigestWords.NoOfficer : DigestWords.NoSuchDigest,
        };
    }

    private DigestChoice ForBody(DigestChoice choice, DigestRequest request, List<Option> bodies, string? wanted)
    {
        // One that nothing waits for any more is no longer offered, but what was once asked for can still be opened.
        var body = wanted is null ? bodies.Count > 0 ? bodies[0].Value : null : knowledge.Bodies.ContainsKey(wanted) ? wanted : null;
        return choice with
        {
            Bodies = body is null || bodies.Any(option => option.Value == body) ? bodies : [.. bodies, new Option(body, knowledge.Bodies[body].Name)],
            Request = body is null ? null : request with { Body = body },
            Missing = body is not null ? null : wanted is null ? DigestWords.NoBody : DigestWords.NoSuchDigest,
        };
    }

    /// <summary>The officers of the commune's file and whoever else has a comment; to an officer only the own field.</summary>
    private List<Option> Officers(Commune commune, IReadOnlyList<Row> rows)
    {
        var has = rows.Select(row => DigestMembership.OfficerOf(row.Officer, row.Topics[0], commune)).OfType<string>().CountBy(title => title, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var titles = commune.Officers.Select(officer => officer.Title).Concat(has.Keys.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal);
        if (viewer.Role == OfficialRole.Officer)
        {
            titles = Own(commune, titles);
        }

        return [.. titles.Select(title => new Option(title, DigestWords.Counted(title, has.GetValueOrDefault(title))))];
    }

    /// <summary>The own title where the commune's file has it; else the titles of the own topics; else, with neither, all.</summary>
    private IEnumerable<string> Own(Commune commune, IEnumerable<string> titles)
    {
        var topics = viewer.Topics;
        if (commune.Officers.Any(officer => officer.Title == viewer.Title))
        {
            return [viewer.Title!];
        }

        var own = commune.Officers.Where(officer => officer.Fields.Any(topics.Contains)).Select(officer => officer.Title).ToList();
        return topics.Count == 0 ? titles : titles.Where(title => title == viewer.Title || own.Contains(title, StringComparer.Ordinal));
    }

    private List<Option> Bodies(IReadOnlyList<Row> rows)
    {
        var byName = knowledge.Bodies.Values.ToLookup(body => body.Name, StringComparer.Ordinal);
        return
        [
            .. rows.Where(row => row.State.IsOpen())
                .Select(row => DigestMembership.BodyOf(row.State, row.Forwarded, row.Body))
                .Select(body => knowledge.Bodies.GetValueOrDefault(body) ?? byName[body].FirstOrDefault())
                .OfType<CompetentBody>()
                .Where(body => body.Level is not (CompetenceLevel.Commune or CompetenceLevel.Private))
                .CountBy(body => body.Id, StringComparer.Ordinal)
                .OrderByDescending(one => one.Value)
                .ThenBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => new Option(one.Key, DigestWords.Counted(knowledge.Bodies[one.Key].Name, one.Value))),
        ];
    }

    private static bool NeedsDay(DigestKind kind) => kind is DigestKind.Sheet or DigestKind.Report;

    private static bool TakesDay(DigestKind kind) => kind is not (DigestKind.Month or DigestKind.Year);

    private List<Option> Scopes(DigestKind kind, IReadOnlyList<DialogueDay> days)
    {
        var today = VietnamTime.Today(time);
        IEnumerable<DigestScope> scopes = TakesDay(kind) ? days.Where(day => day.State != DayState.Cancelled).Take(MostDays).Select(day => new DigestScope.Day(day.Id)) : [];
        scopes = kind == DigestKind.Year
            ? Enumerable.Range(0, MostYears).Select(back => DigestScope.Period.OfYear(today.Year - back))
            : NeedsDay(kind) ? scopes : scopes.Concat(Enumerable.Range(0, MostMonths).Select(back => DigestScope.Period.OfMonth(today.AddMonths(-back))));
        return [.. scopes.Select(scope => new Option(scope.Key, DigestWords.Scope(scope, days)))];
    }

    private DigestScope? Scope(DigestKind kind, IReadOnlyList<DialogueDay> days, string? wanted)
    {
        if (wanted is not null)
        {
            var scope = DigestScope.OfKey(wanted);
            return scope is null || (scope is DigestScope.Day { Id: var id } && days.All(day => day.Id != id)) || DigestDesk.Problem(new DigestRequest(kind, "", scope) { Officer = "-", Body = "-" }) is not null
                ? null
                : scope;
        }

        var today = VietnamTime.Today(time);
        return kind switch
        {
            DigestKind.Month => DigestScope.Period.OfMonth(today.Day >= MonthIsOverFrom ? today : today.AddMonths(-1)),
            DigestKind.Year => DigestScope.Period.OfYear(today.Year),
            _ when Usual(kind, days, today) is { } day => new DigestScope.Day(day.Id),
            _ => NeedsDay(kind) ? null : DigestScope.Period.OfMonth(today),
        };
    }

    /// <summary>What is to come is prepared, what was is reported.</summary>
    /// <param name="days">Latest first.</param>
    private static DialogueDay? Usual(DigestKind kind, IReadOnlyList<DialogueDay> days, DateOnly today)
    {
        var open = days.Where(day => day.State != DayState.Cancelled).ToList();
        var (past, coming) = (open.Find(day => day.Date <= today), open.FindLast(day => day.Date >= today));
        return kind is DigestKind.Report or DigestKind.Public ? past ?? coming : coming ?? past;
    }

    private sealed record Row(string? Officer, List<string> Topics, CommentState State, string? Forwarded, string Body);
}
