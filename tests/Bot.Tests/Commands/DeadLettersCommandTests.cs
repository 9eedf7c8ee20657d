using System.CommandLine;
using CivicBot.Adapters.Channels;
using CivicBot.Commands;
using CivicBot.Tests.Messaging;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Configuration;

namespace CivicBot.Tests.Commands;

internal sealed class DeadLettersCommandTests
{
    private readonly FakeTime time = new();
    private TempDirectory directory = null!;

    [SetUp]
    public async Task BuryOneMessageAsync()
    {
        directory = new TempDirectory();
        await using var rig = new MessagingRig(
            directory.Path, time, (turn, _, token) => turn.SendActivityAsync(MessageFactory.Text("bí mật"), token));
        rig.Channel.OnDeliver = (_, _) => Task.FromResult<Delivery>(new Delivery.Refused("-210"));
        await rig.StartAsync();
        await rig.SayAsync("bà Ba", "chào");
        await rig.Channel.NextAttemptAsync();
    }

    [TearDown]
    public void DeleteDirectory() => directory.Dispose();

    [Test]
    public async Task The_list_shows_what_an_operator_needs_and_nothing_of_the_citizen()
    {
        time.Advance(TimeSpan.FromMinutes(5));

        var (exit, output) = await RunAsync("list");

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(output, Does.Match("^out-1\ttest\t5m\t1\t[0-9a-f]{10}\t-210\\s*$"));
        Assert.That(await RunAsync("list", "--channel", "zalo"), Is.EqualTo((0, "")));
        Assert.That((await RunAsync("list", "--json")).Output, Does.Contain("\"id\":\"out-1\"").And.Not.Contain("bí mật").And.Not.Contain("bà Ba"));
    }

    [Test]
    public async Task One_put_back_is_delivered_by_the_serving_program()
    {
        Assert.That(await RunAsync("retry", "out-1"), Is.EqualTo((0, "out-1 put back\n")));
        Assert.That((await RunAsync("retry", "out-1")).Exit, Is.EqualTo(1));

        await using var rig = new MessagingRig(directory.Path, time, (_, _, _) => Task.CompletedTask);
        await rig.StartAsync();

        Assert.That((await rig.Channel.NextAttemptAsync()).Message.Payload, Is.EqualTo("bí mật"));
    }

    [Test]
    public async Task All_are_put_back()
    {
        Assert.That(await RunAsync("retry", "--all"), Is.EqualTo((0, "1 put back\n")));
        Assert.That((await RunAsync("list")).Exit, Is.Zero);
    }

    [Test]
    public async Task One_is_dropped_by_somebody_for_a_reason()
    {
        Assert.That(await RunAsync("drop", "out-1", "--who", "trực", "--why", "đã gọi điện"), Is.EqualTo((0, "out-1 dropped\n")));
        Assert.That((await RunAsync("list")).Exit, Is.Zero);
    }

    [TestCase("retry")]
    [TestCase("retry", "12")]
    [TestCase("drop", "out-1", "--who", " ", "--why", "x")]
    public async Task Bad_use_ends_with_2(params string[] arguments) => Assert.That((await RunAsync(arguments)).Exit, Is.EqualTo(2));

    [Test]
    public async Task Without_a_database_nothing_is_created()
    {
        var elsewhere = Path.Combine(directory.Path, "elsewhere");

        Assert.That((await RunInAsync(elsewhere, "list")).Exit, Is.EqualTo(2));
        Assert.That(Directory.Exists(elsewhere), Is.False);
    }

    private Task<(int Exit, string Output)> RunAsync(params string[] arguments) => RunInAsync(directory.Path, arguments);

    private async Task<(int Exit, string Output)> RunInAsync(string data, params string[] arguments)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Directory"] = data })
            .Build();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await DeadLettersCommand.Create(configuration, time).Parse(arguments)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString());
    }
}
