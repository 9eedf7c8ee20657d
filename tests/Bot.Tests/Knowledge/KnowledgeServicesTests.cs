using CivicBot.Communes;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Tests.Procedures;
using CivicBot.Tests.Communes;
using CivicBot.Tests.Listening;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CivicBot.Tests.Knowledge;

/// <summary>The settings <c>Knowledge__…</c> and <c>Communes__…</c> at the start of the program.</summary>
public sealed class KnowledgeServicesTests
{
    private KnowledgeFolder knowledge = null!;
    private CommuneFolder communes = null!;

    [SetUp]
    public void Correct_files()
    {
        knowledge = new KnowledgeFolder().With("procedures/ho-tich/thu.md", KnowledgeFolder.Entry);
        communes = new CommuneFolder().With("phuong-thu.yaml", CommuneFolder.Commune);
    }

    [TearDown]
    public void Clean()
    {
        knowledge.Dispose();
        communes.Dispose();
    }

    [Test]
    public async Task The_directories_that_are_set_are_served()
    {
        using var host = Host(("Knowledge:Directory", knowledge.Root), ("Communes:Directory", communes.Root));
        await host.StartAsync();

        Assert.Multiple(() =>
        {
            Assert.That(host.Services.GetRequiredService<IProcedureLibrary>().Current.Find("thu"), Is.Not.Null);
            Assert.That(host.Services.GetRequiredService<ICommuneDirectory>().ForOa(null).Id, Is.EqualTo("phuong-thu"));
        });
        await host.StopAsync();
    }

    [TestCase("Knowledge:Directory", "/no/such/folder", "Knowledge__Directory")]
    [TestCase("Knowledge:ReviewAfterDays", "0", "Knowledge__ReviewAfterDays")]
    [TestCase("Knowledge:PollSeconds", "0", "Knowledge__PollSeconds")]
    [TestCase("Communes:Directory", "/no/such/folder", "Communes__Directory")]
    public void A_wrong_setting_stops_the_start_with_a_sentence_that_names_the_key(string key, string value, string named)
    {
        using var host = Host(("Knowledge:Directory", knowledge.Root), ("Communes:Directory", communes.Root), (key, value));

        Assert.That(async () => await host.StartAsync(), Throws.Exception.With.Message.Contains(named));
    }

    [Test]
    public void Files_of_which_none_can_be_used_stop_the_start()
    {
        knowledge.With("procedures/ho-tich/thu.md", "không có gì");
        using var host = Host(("Knowledge:Directory", knowledge.Root), ("Communes:Directory", communes.Root));

        Assert.That(async () => await host.StartAsync(), Throws.InvalidOperationException.With.Message.Contains("run 'check'"));
    }

    private static IHost Host(params (string Key, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging(logging => logging.Listened());
        builder.Configuration.AddInMemoryCollection();
        foreach (var (key, value) in settings)
        {
            builder.Configuration[key] = value;
        }

        builder.AddKnowledge();
        return builder.Build();
    }
}
