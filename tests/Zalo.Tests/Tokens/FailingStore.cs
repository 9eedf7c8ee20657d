using System.Reflection;
using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Adapters.Zalo.Tests.Tokens;

/// <summary>The SQLite store, whose saves fail as often as a test wants; everything else goes through.</summary>
public class FailingStore : DispatchProxy
{
    private IZaloTokenStore store = null!;

    public int FailSaves { get; set; }

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<SqliteZaloTokenStore>();
        services.AddSingleton(provider =>
        {
            var proxy = Create<IZaloTokenStore, FailingStore>();
            ((FailingStore)proxy).store = provider.GetRequiredService<SqliteZaloTokenStore>();
            return proxy;
        });
        services.AddSingleton(provider => (FailingStore)provider.GetRequiredService<IZaloTokenStore>());
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        // Only a rotation: taking over the seed is not what these tests are about.
        if (targetMethod!.Name == nameof(IZaloTokenStore.SaveAsync) && args![2] is ZaloSaveCondition.Current && FailSaves > 0)
        {
            FailSaves--;
            throw new IOException("the disk is full");
        }

        return targetMethod.Invoke(store, args);
    }
}
