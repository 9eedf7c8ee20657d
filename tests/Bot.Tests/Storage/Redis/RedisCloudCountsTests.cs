using CivicBot.Storage.Redis;
using CivicBot.Understanding.Cloud;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Storage.Redis;

internal sealed class RedisCloudCountsTests
{
    [Test]
    public async Task What_nodes_spend_is_added_up_by_month()
    {
        var settings = RedisServer.NewSettings();
        var options = Options.Create(new RedisOptions { Connection = settings["ConnectionStrings:Redis"]!, Prefix = settings["Redis:Prefix"]! });
        using var first = new RedisConnection(options);
        using var second = new RedisConnection(options);
        await new RedisCloudCounts(first).AddAsync("2026-03", [new CloudCount("records", "Labels", 3), new CloudCount("main", "dat-dai>giao-thong", 1)]);
        await new RedisCloudCounts(second).AddAsync("2026-03", [new CloudCount("records", "Labels", 2)]);

        Assert.That(
            new RedisCloudCounts(first).Of("2026-03"), Is.EqualTo(new[] { new CloudCount("records", "Labels", 5), new CloudCount("main", "dat-dai>giao-thong", 1) }));
        Assert.That(new RedisCloudCounts(first).Of("2026-04"), Is.Empty);
    }
}
