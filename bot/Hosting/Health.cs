using CivicBot.Adapters.Zalo.Webhook;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CivicBot.Hosting;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work, and if not, what is wrong, part by part. Neither shows
/// personal data or secrets.
/// </summary>
internal static class Health
{
    private const string ReadyTag = "ready";

    public static IHostApplicationBuilder AddHealth(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks()
            .AddCheck<ZaloWebhookHealthCheck>("zalo-webhook", tags: [ReadyTag])
            .AddCheck<ZaloChannelHealth>("zalo-channel", tags: [ReadyTag])
            .AddCheck<KnowledgeHealth>("knowledge", tags: [ReadyTag])
            .AddCheck<CommentsHealth>("comments", tags: [ReadyTag]);
        return builder;
    }

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(ReadyTag, StringComparer.Ordinal),
            ResponseWriter = WriteAsync,
        });
        return endpoints;
    }

    private static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(
        new
        {
            status = report.Status.ToString(),
            parts = report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new { status = entry.Value.Status.ToString(), entry.Value.Description, entry.Value.Data },
                StringComparer.Ordinal),
        },
        http.RequestAborted);
}
