using Microsoft.AspNetCore.Http;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>An adapter that takes its activities from HTTP requests.</summary>
public interface IBotFrameworkHttpAdapter
{
    /// <summary>Reads what the channel sent, runs the bot on it and writes the answer that the channel expects.</summary>
    Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default);
}
