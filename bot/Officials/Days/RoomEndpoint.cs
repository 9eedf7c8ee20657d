using System.Text.Json;
using CivicBot.Comments.Life;
using CivicBot.Officials.Accounts;
using Microsoft.AspNetCore.Antiforgery;

namespace CivicBot.Officials.Days;

/// <summary>Where the script of the room's sheet sends what was done, one act after the other, as soon as there is a connection.</summary>
internal static class RoomEndpoint
{
    public static IEndpointRouteBuilder MapRoom(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/officials/days/{id}/room/acts", TakeAsync).RequireAuthorization(Policies.Works);
        return endpoints;
    }

    /// <summary>Always 200 where the sheet was understood; what became of the act is in <c>result</c>: done, refused or later.</summary>
    private static async Task<IResult> TakeAsync(string id, HttpContext http, IAntiforgery antiforgery, DayAccess access, RoomDesk room, Viewer viewer)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.Json(new Reply("stale"), statusCode: StatusCodes.Status400BadRequest);
        }

        if (!http.Request.HasJsonContentType() || await ReadAsync(http) is not { } form)
        {
            return Results.Json(new Reply("refused", Why: RoomWords.UnknownAct), statusCode: StatusCodes.Status400BadRequest);
        }

        if (await access.FindAsync(id, http.RequestAborted) is not { } day)
        {
            return Results.Json(new Reply("refused", Why: DayWords.NotFound));
        }

        // An act that was begun is ended, also where the page is gone meanwhile.
        return Results.Json(await room.DoAsync(day, form, Actor.Official(viewer.Signature), CancellationToken.None) switch
        {
            RoomOutcome.Done done => new Reply("done", done.Code, Notes: done.Notes),
            RoomOutcome.Refused refused => new Reply("refused", Why: refused.Why),
            RoomOutcome.Later later => new Reply("later", Why: later.Why),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        });
    }

    private static async Task<RoomForm?> ReadAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFromJsonAsync<RoomForm>(http.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Reply(string Result, string? Code = null, string? Why = null, IReadOnlyList<string>? Notes = null);
}
