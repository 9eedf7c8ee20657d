using CivicBot.Hosting;
using CivicBot.Officials.Accounts;
using CivicBot.Understanding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Browser.Tests.Security;

/// <summary>A running bot with a data directory and accounts of its own, for tests that try to break in.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    public const string Password = "mưa rơi trên mái ngói";

    private readonly WebApplication bot;

    private TestBot(WebApplication bot, string directory)
    {
        this.bot = bot;
        Directory = directory;
        Address = new Uri(bot.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public string Directory { get; }

    public Uri Address { get; }

    public IServiceProvider Services => bot.Services;

    public static async Task<TestBot> StartAsync(params string[] settings)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("civicbot-security-").FullName;
        var communes = TwoCommunes.Write(System.IO.Directory.CreateDirectory(Path.Combine(directory, "communes")).FullName);
        var started = BotHost.Build(
            ["--Urls=http://127.0.0.1:0", $"--Data:Directory={Path.Combine(directory, "data")}", $"--Communes:Directory={communes}", "--Logging:LogLevel:Default=Error", .. settings]);
        await started.StartAsync();
        return new TestBot(started, directory);
    }

    /// <summary>Comments can be filed from now on.</summary>
    public Task ReadyAsync() => Services.GetRequiredService<CommentLearning>().Learned;

    /// <returns>Name to sign in with.</returns>
    public async Task<string> AccountAsync(OfficialRole role, string? commune, string? body = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var name = $"cb{Guid.NewGuid():N}"[..12];
        var official = new Official
        {
            Id = Guid.CreateVersion7(), UserName = name, DisplayName = "Trần Văn Thử", Title = "Cán bộ chạy thử", Role = role, Commune = commune, Body = body, CreatedAt = DateTimeOffset.UtcNow,
        };
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Official>>().CreateAsync(official, Password);
        Assert.That(made.Errors.Select(error => error.Description), Is.Empty);
        return name;
    }

    public async Task<HttpVisitor> SignedInAsync(OfficialRole role, string? commune, string? body = null)
    {
        var visitor = new HttpVisitor(Address);
        await visitor.SignInAsync(await AccountAsync(role, commune, body), Password);
        return visitor;
    }

    /// <summary>Works on an account as an administrator does.</summary>
    public async Task ChangeAsync(string name, Func<UserManager<Official>, Official, Task> change)
    {
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Official>>();
        await change(users, await users.FindByNameAsync(name) ?? throw new ArgumentException("There is no such account.", nameof(name)));
    }

    public async ValueTask DisposeAsync()
    {
        await bot.StopAsync();
        await bot.DisposeAsync();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                System.IO.Directory.Delete(Directory, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 50)
            {
                // What was being learned is still written down.
                await Task.Delay(200);
            }
        }
    }
}
