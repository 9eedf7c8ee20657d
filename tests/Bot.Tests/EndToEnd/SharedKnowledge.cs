using CivicBot.Knowledge;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;
using CivicBot.Tests.Comments;
using CivicBot.Understanding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CivicBot.Tests.EndToEnd;

/// <summary>
/// The shipped knowledge, read and learned once for all bots of a test run: it does not change, and learning it takes longer than a test.
/// </summary>
internal static class SharedKnowledge
{
    private static readonly Lazy<IHost> Learned = new(() =>
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.AddKnowledge();
        builder.AddUnderstanding();
        return builder.Build();
    });

    /// <summary>Instances that a container is given are not disposed with it.</summary>
    public static void Put(IServiceCollection services)
    {
        services.AddSingleton(Learned.Value.Services.GetRequiredService<IProcedureLibrary>());
        services.AddSingleton(Learned.Value.Services.GetRequiredService<IMessageUnderstanding>());
        services.AddSingleton(Learned.Value.Services.GetRequiredService<MessageUnderstanding>());
        services.AddSingleton<LearnComments>((_, _) => ReadComments.Understanding);
    }
}
