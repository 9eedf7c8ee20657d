using CivicBot.Tests.Storage.Records;
using CivicBot.Tests.Storage.Redis;

namespace CivicBot.Tests;

/// <summary>Stops after the last test what the first one that needed it had started.</summary>
[SetUpFixture]
internal sealed class SharedServers
{
    [OneTimeTearDown]
    public void Stop()
    {
        RedisServer.StopShared();
        PostgresServer.StopShared();
    }
}
