using CivicBot.Storage.Redis;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Storage.Redis;

internal sealed class RedisGuaranteeTests
{
    [TestCase("always", "survives a power cut", 0)]
    [TestCase("everysec", "may lose the last second", 1)]
    [TestCase("no", "often half a minute", 1)]
    public void How_often_the_file_is_flushed_says_what_a_power_cut_costs(string fsync, string told, int warnings)
    {
        var (sentence, advice) = Read("redis_version:7.0.15\r\naof_enabled:1\r\nconnected_slaves:2\r\nrole:master", ("appendfsync", fsync));

        Assert.That(sentence, Does.StartWith("Redis 7.0.15 with 2 replicas: ").And.Contain(told));
        Assert.That(advice, Has.Count.EqualTo(warnings));
    }

    [TestCase("aof_enabled:0", "appendonly yes")]
    [TestCase("aof_enabled:1\nmaxmemory:1000\nmaxmemory_policy:allkeys-lru", "noeviction")]
    [TestCase("aof_enabled:1\ncluster_enabled:1", "not supported")]
    [TestCase("aof_enabled:1\nrole:slave", "name the primary")]
    public void What_would_lose_messages_is_warned_of_with_what_to_do(string info, string advice) =>
        Assert.That(Read(info, ("appendfsync", "always")).Warnings, Has.One.Contains(advice));

    [TestCase("aof_enabled:1\nmaxmemory:0\nmaxmemory_policy:allkeys-lru")]
    [TestCase("aof_enabled:1\nmaxmemory:1000\nmaxmemory_policy:noeviction")]
    public void What_loses_nothing_is_not_warned_of(string info) => Assert.That(Read(info, ("appendfsync", "always")).Warnings, Is.Empty);

    [Test]
    public void A_server_that_lets_nobody_ask_is_told_as_such()
    {
        var (sentence, warnings) = RedisGuarantee.Read(RedisGuarantee.Parse("server_name:valkey\nvalkey_version:8.0.1\naof_enabled:1"), new Dictionary<string, string>());

        Assert.That(sentence, Does.StartWith("Valkey 8.0.1 with 0 replicas: ").And.Contain("cannot be asked"));
        Assert.That(warnings, Is.Empty);
    }

    [Test]
    public async Task A_real_server_is_asked()
    {
        var settings = RedisServer.NewSettings();
        using var redis = new RedisConnection(Options.Create(new RedisOptions { Connection = settings["ConnectionStrings:Redis"]!, Prefix = settings["Redis:Prefix"]! }));

        var (sentence, warnings) = await RedisGuarantee.AskAsync(redis);

        Assert.That(sentence, Does.Contain("survives a power cut"));
        Assert.That(warnings, Is.Empty);
    }

    private static (string Sentence, IReadOnlyList<string> Warnings) Read(string info, params (string Name, string Value)[] settings) =>
        RedisGuarantee.Read(RedisGuarantee.Parse(info), settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal));
}
