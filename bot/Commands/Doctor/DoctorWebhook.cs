using System.Net;
using CivicBot.Adapters.Zalo;

namespace CivicBot.Commands.Doctor;

/// <summary>Whether the program answers here, and whether the world's way to it (name, certificate, proxy) works. Zalo only delivers by https to a valid certificate.</summary>
internal static class DoctorWebhook
{
    private const string Default = "http://127.0.0.1:5080";
    private const string Webhook = "/zalo/webhook";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Finding>> LookAsync(IConfiguration configuration, Uri? address, CancellationToken cancellationToken)
    {
        var zalo = configuration.GetSection(ZaloOptions.SectionName).Get<ZaloOptions>() ?? new ZaloOptions();
        var findings = new List<Finding> { await HereAsync(configuration["Urls"] ?? Default, cancellationToken) };
        var world = address ?? (Uri.TryCreate(zalo.CallbackUrl, UriKind.Absolute, out var callback) ? callback : null);
        if (world is not null)
        {
            findings.Add(await ThereAsync(new Uri(world, Webhook), cancellationToken));
        }
        else if (!zalo.IsOff)
        {
            findings.Add(Finding.Warn("webhook", "not looked at from outside; give --address https://… or set Zalo__CallbackUrl."));
        }

        return findings;
    }

    private static async Task<Finding> HereAsync(string urls, CancellationToken cancellationToken)
    {
        var url = urls.Split(';')[0].Replace("*", "127.0.0.1", StringComparison.Ordinal).Replace("+", "127.0.0.1", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal);
        if (!Uri.TryCreate(new Uri(Default), url, out var address))
        {
            return Finding.Fail("webhook", $"Urls={urls} is no address.");
        }

        try
        {
            using var http = new HttpClient { Timeout = Patience };
            using var ready = await http.GetAsync(new Uri(address, "/health/ready"), cancellationToken);
            return ready.IsSuccessStatusCode
                ? Finding.Ok("webhook", $"the program serves at {address.GetLeftPart(UriPartial.Authority)} and is ready.")
                : Finding.Fail("webhook", $"the program at {address.GetLeftPart(UriPartial.Authority)} is not ready; its /health/ready says why.");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Finding.Warn("webhook", $"nothing serves at {address.GetLeftPart(UriPartial.Authority)}; start the program, or give its Urls here too.");
        }
    }

    private static async Task<Finding> ThereAsync(Uri webhook, CancellationToken cancellationToken)
    {
        try
        {
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = Patience };
            using var answer = await http.GetAsync(webhook, cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK
                ? webhook.Scheme == Uri.UriSchemeHttps
                    ? Finding.Ok("webhook", $"{webhook} answers.")
                    : Finding.Warn("webhook", $"{webhook} answers, but Zalo delivers only by https; put TLS in front (deploy/).")
                : Finding.Fail("webhook", $"{webhook} answers {(int)answer.StatusCode}; the proxy must pass {Webhook} on unchanged.");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Finding.Fail("webhook", $"{webhook} is not reached ({failure.InnerException?.Message ?? failure.Message}); check name, firewall, proxy and certificate.");
        }
    }
}
