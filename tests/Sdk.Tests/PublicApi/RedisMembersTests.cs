using CivicBot.ApiUse;

namespace CivicBot.Sdk.Tests.PublicApi;

/// <summary>The program is built with StackExchange.Redis 1.2.6 and must compile unchanged with 2.8: it uses the members of a list, and each of them is in both.</summary>
public class RedisMembersTests
{
    private const string Library = "StackExchange.Redis";
    private const string Versions = "1.2.6 2.8";

    // What 2.x removed or gave another shape.
    private static readonly string[] GoneIn2 =
    [
        "StackExchange.Redis.ConfigurationOptions.get_ResponseTimeout()", "StackExchange.Redis.ConfigurationOptions.set_WriteBuffer(int)", "StackExchange.Redis.ConnectionMultiplexer.RegisterProfiler(IProfiler)",
        "StackExchange.Redis.ConnectionMultiplexer.BeginProfiling(object)", "StackExchange.Redis.RedisChannel.op_Implicit(string)",
    ];

    private static IReadOnlyList<(string Member, string Versions)> Listed =>
    [
        .. File.ReadLines(Path.Combine(ApiList.Folder(), "redis-members.txt")).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" | ")).Select(parts => (parts[0], parts.Length > 1 ? parts[1] : "")),
    ];

    [Test]
    public void The_program_uses_what_the_list_says_and_nothing_else()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent?.Name ?? "";
        var program = Path.GetFullPath(Path.Combine(ApiList.Folder(), "..", "..", "..", "bot", "bin", configuration, "net10.0", "CivicBot.dll"));
        if (!File.Exists(program))
        {
            Assert.Ignore("The program is not built here; tests/run builds everything first.");
            return;
        }

        var used = MemberReferences.Of(program, name => name == Library).Select(use => use.ToString()).ToList();
        var listed = Listed.Select(line => line.Member).ToList();
        Assert.That(used.Except(listed).Select(member => $"{member} | {Versions}"), Is.Empty, "Used but not in tests/Sdk.Tests/PublicApi/redis-members.txt; its head says what to read before a line is added.");
        Assert.That(listed.Except(used), Is.Empty, "In the list but not used any more: remove the lines.");
    }

    [Test]
    public void Every_member_is_in_both_versions() =>
        Assert.That(Listed.Where(line => line.Versions != Versions), Is.Empty);

    [Test]
    public void Nothing_is_used_that_the_2x_line_removed_or_made_obsolete() =>
        Assert.That(Listed.Select(line => line.Member).Intersect(GoneIn2), Is.Empty);
}
