using CivicBot.Hosting;
using CivicBot.Tests.Storage.Redis;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Storage.Records;

internal sealed class RecordsOwnerTests
{
    [Test]
    public async Task A_second_node_on_Redis_is_not_started_beside_records_in_SQLite()
    {
        using var folder = new TempDirectory();
        var redis = RedisServer.NewSettings().Select(one => $"--{one.Key}={one.Value}").ToArray();
        await using var first = Build(folder, redis);
        await first.StartAsync();
        await using (var second = Build(folder, redis))
        {
            Assert.That(async () => await second.StartAsync(), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("ConnectionStrings:Records"));
        }

        await first.StopAsync();
        await using var next = Build(folder, redis);
        await next.StartAsync();
        await next.StopAsync();
    }

    [Test]
    public async Task Nodes_with_PostgreSQL_share_a_folder()
    {
        using var folder = new TempDirectory();
        string[] both = [.. RedisServer.NewSettings().Select(one => $"--{one.Key}={one.Value}"), $"--ConnectionStrings:Records={PostgresServer.NewDatabase()}"];
        await using var first = Build(folder, both);
        await first.StartAsync();
        await using var second = Build(folder, both);
        Assert.That(async () => await second.StartAsync(), Throws.Nothing);
        await second.StopAsync();
        await first.StopAsync();
    }

    private static WebApplication Build(TempDirectory folder, string[] settings) => BotHost.Build(["--Urls=http://127.0.0.1:0", $"--Data:Directory={folder.Path}", .. settings]);
}
