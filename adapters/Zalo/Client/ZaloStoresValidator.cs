using CivicBot.Adapters.Zalo.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>
/// There is no store in memory to fall back to: a refresh token works once, so a pair that does not survive a restart costs the OA its consent.
/// </summary>
internal sealed class ZaloStoresValidator : IValidateOptions<ZaloApiOptions>
{
    private readonly IServiceProviderIsService registered;

    public ZaloStoresValidator(IServiceProviderIsService registered) => this.registered = registered;

    public ValidateOptionsResult Validate(string? name, ZaloApiOptions options) =>
        new[] { typeof(IZaloTokenStore), typeof(IZaloConsentStates), typeof(IZaloUploadCache) }.FirstOrDefault(type => !registered.IsService(type)) is { } missing
            ? ValidateOptionsResult.Fail($"No {missing.Name} is registered; register a durable one beside AddZaloAdapter, because Zalo's refresh tokens work only once.")
            : ValidateOptionsResult.Success;
}
