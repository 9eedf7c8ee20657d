using System.Net.Mime;
using System.Text;
using CivicBot.Communes;
using CivicBot.Dialogues.Announcements;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Topics;
using CivicBot.Officials.Accounts;

namespace CivicBot.Officials.Days;

/// <summary>The A4 poster of a day for one neighbourhood, as a page of its own to be printed (áp phích).</summary>
internal static class PosterEndpoint
{
    private const string StyleSheet = "/officials/assets/poster.css";

    public static IEndpointRouteBuilder MapPosters(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(StyleSheet, () => Results.Text(Poster.StyleSheet, "text/css", Encoding.UTF8)).AllowAnonymous();
        endpoints.MapGet("/officials/days/{id}/poster", OpenAsync).RequireAuthorization(Policies.Reads);
        return endpoints;
    }

    private static async Task<IResult> OpenAsync(string id, string? place, HttpContext http, DayAccess access, ICommuneDirectory communes, TopicScheme topics, TimeProvider time)
    {
        if (await access.FindAsync(id, http.RequestAborted) is not { } day || communes.Find(day.Commune) is not { } commune)
        {
            return Results.NotFound();
        }

        var announcement = Announcement.Of(day, commune, topics, VietnamTime.Today(time));
        var wanted = string.IsNullOrEmpty(place) ? null : place;
        if (wanted is not null && !announcement.PosterPlaces.Contains(wanted, StringComparer.Ordinal))
        {
            return Results.NotFound();
        }

        return Results.Text(Poster.Of(announcement, wanted, StyleSheet), MediaTypeNames.Text.Html, Encoding.UTF8);
    }
}
