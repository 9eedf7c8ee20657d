using System.Globalization;
using CivicBot.Hosting;
using CivicBot.Messaging.Stores;
using CivicBot.Storage.Records;
using CivicBot.Tests.Listening;
using CivicBot.Tests.Storage.Records;
using CivicBot.Tests.Storage.Redis;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Citizens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NoticeState = CivicBot.Comments.Records.NoticeState;

namespace CivicBot.Tests.EndToEnd;

/// <summary>The whole program on a free port with a data directory of its own, connected with a stand-in of Zalo.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    public const string StateOa = "3886132808788086450";
    public const string BusinessOa = "1234500000000000001";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static int citizens;

    private readonly DirectoryInfo directory;
    private readonly Action<WebApplicationBuilder>? customise;
    private WebApplication? app;

    private RunningBot(StandIn zalo, TestTime time, DirectoryInfo directory, IReadOnlyDictionary<string, string> settings, Action<WebApplicationBuilder>? customise)
    {
        this.customise = customise;
        Zalo = zalo;
        Time = time;
        this.directory = directory;
        Settings = settings;
    }

    public StandIn Zalo { get; }

    public TestTime Time { get; }

    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>The data directory.</summary>
    public string Folder => directory.FullName;

    public IServiceProvider Services => app?.Services ?? throw new InvalidOperationException("The bot is stopped.");

    /// <param name="speed">How fast time passes; settings of the Zalo client below leave real calls at least three real seconds at 20.</param>
    /// <param name="accounts">Default: one state agency.</param>
    /// <param name="store">Where the records of comments are.</param>
    /// <param name="onRedis">Messages and shared state on Redis instead of embedded.</param>
    /// <param name="seededTypes">OA types that the bot is told, where they differ from the truth.</param>
    /// <param name="customise">More parts, for example who listens to the log.</param>
    public static async Task<RunningBot> StartAsync(
        double speed = 1,
        Behaviour? behaviour = null,
        IReadOnlyList<AccountOptions>? accounts = null,
        IReadOnlyDictionary<string, int>? seededTypes = null,
        IReadOnlyDictionary<string, string>? settings = null,
        RecordsStore store = RecordsStore.Sqlite,
        bool onRedis = false,
        Action<WebApplicationBuilder>? customise = null)
    {
        var time = new TestTime(TestTime.MondayMorning, speed);
        var zalo = await StandIn.StartAsync(new StandInOptions
        {
            Accounts = accounts ?? [new AccountOptions { OaId = StateOa, RefreshToken = "RT-state" }],
            Time = time,
            CallbackUrls = ["https://an-mau.example/zalo/oauth/callback"],
            Behaviour = behaviour ?? new Behaviour(),
        });
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Zalo:AppId"] = zalo.Options.AppId,
            ["Zalo:AppSecret"] = zalo.Options.AppSecret,
            ["Zalo:OaSecretKey"] = zalo.Options.OaSecretKey,
            ["Zalo:OpenApiUrl"] = zalo.Url,
            ["Zalo:OAuthUrl"] = zalo.Url,
            ["Zalo:ZnsUrl"] = zalo.Url,
            ["Comments:Attachments:LocalHosts:0"] = zalo.Authority,
            ["Zalo:CallbackUrl"] = zalo.Options.CallbackUrls[0],
            ["Zalo:Api:OaRequestsPerSecond"] = "1000",
            ["Zalo:Api:SendTimeout"] = "00:01:00",
            ["Zalo:Api:ReadTimeout"] = "00:01:00",
            ["Zalo:Api:TokenTimeout"] = "00:01:00",
            ["Zalo:Api:TokenLease"] = "00:03:00",
        };
        for (var i = 0; i < zalo.Options.Accounts.Count; i++)
        {
            var account = zalo.Options.Accounts[i];
            var key = string.Create(CultureInfo.InvariantCulture, $"Zalo:Accounts:{i}:");
            all[key + "OaId"] = account.OaId;
            all[key + "RefreshToken"] = account.RefreshToken ?? "";
            all[key + "OaType"] = (seededTypes?.GetValueOrDefault(account.OaId, account.OaType) ?? account.OaType).ToString(CultureInfo.InvariantCulture);
        }

        if (store == RecordsStore.PostgreSql)
        {
            all["ConnectionStrings:Records"] = PostgresServer.NewDatabase();
        }

        foreach (var (key, value) in onRedis ? RedisServer.NewSettings() : [])
        {
            all[key] = value!;
        }

        foreach (var (key, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            all[key] = value;
        }

        var bot = new RunningBot(zalo, time, Directory.CreateTempSubdirectory("civicbot-e2e-"), all, customise);
        await bot.StartHostAsync();
        return bot;
    }

    /// <summary>A citizen whom nobody has seen before.</summary>
    public Citizen NewCitizen(string oaId = StateOa) =>
        Zalo.Citizen(oaId, "25125236254" + Interlocked.Increment(ref citizens).ToString("d8", CultureInfo.InvariantCulture));

    /// <summary>A citizen who has been introduced already: what follows is one plain message an answer.</summary>
    public async Task<Citizen> KnownCitizenAsync(string oaId = StateOa)
    {
        var citizen = NewCitizen(oaId);
        await citizen.SayAsync("menu");
        await IdleAsync();
        return citizen;
    }

    /// <summary>Stops the program in order and starts it again on the same data.</summary>
    public async Task RestartAsync()
    {
        await StopHostAsync();
        await StartHostAsync();
    }

    /// <summary>Waits until no event is unhandled and no message undelivered (messages held for a citizen's next contact excepted).</summary>
    public async Task IdleAsync()
    {
        using var limit = new CancellationTokenSource(Patience);

        // In this order: what is told no more stands in the outbox when that is read.
        var untold = await UntoldAsync();
        var open = await OpenAsync();
        while (open.Events + open.Messages + untold > 0)
        {
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"After {Patience.TotalSeconds} s {open.Events} events are not handled and {open.Messages} messages not delivered.");
            }

            await Task.Delay(10);
            untold = await UntoldAsync();
            open = await OpenAsync();
        }
    }

    /// <summary>Changes of comments that are to be told now and were not handed to the channel yet.</summary>
    private async Task<int> UntoldAsync()
    {
        await using var records = Services.GetRequiredService<RecordsDatabase>().Read();
        var now = Time.GetUtcNow();
        return await records.Notices.CountAsync(notice => notice.State == NoticeState.Waiting && (notice.NotBefore == null || notice.NotBefore <= now));
    }

    /// <summary>Events and messages of the durable inbox and outbox that wait for something.</summary>
    public async Task<(long Events, long Messages)> OpenAsync()
    {
        var depths = await Services.GetRequiredService<IDeadLetterStore>().MeasureAsync(CancellationToken.None);
        return (depths.Inbox, depths.Outbox);
    }

    /// <summary>Dead letters: events and messages that were given up.</summary>
    public async Task<(long Events, long Messages)> DeadAsync()
    {
        var letters = await Services.GetRequiredService<IDeadLetterStore>().ListAsync(null, 10_000, CancellationToken.None);
        return (letters.Count(letter => letter.Id.Kind is DeadLetterKind.In), letters.Count(letter => letter.Id.Kind is DeadLetterKind.Out));
    }

    /// <summary>Every event and message ever stored in the embedded database.</summary>
    public Task<(long Events, long Messages)> StoredAsync() => CountAsync("SELECT (SELECT count(*) FROM inbox), (SELECT count(*) FROM outbox)");

    public async ValueTask DisposeAsync()
    {
        await StopHostAsync();
        foreach (var (id, phone, said) in Zalo.Accounts.SelectMany(account => account.Everybody()))
        {
            RunLog.MustNotTell(id, isId: true);
            RunLog.MustNotTell(phone, isId: true);
            foreach (var text in said)
            {
                RunLog.MustNotTell(text);
            }
        }

        await Zalo.DisposeAsync();
        SqliteConnection.ClearAllPools();
        directory.Delete(recursive: true);
    }

    private async Task StartHostAsync()
    {
        string[] arguments =
        [
            "--Urls=http://127.0.0.1:0", $"--Data:Directory={directory.FullName}",
            .. Settings.Select(s => $"--{s.Key}={s.Value}"),
        ];
        app = BotHost.Build(arguments, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(Time);
            SharedKnowledge.Put(builder.Services);
            builder.Logging.Listened();
            customise?.Invoke(builder);
        });
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Zalo.Webhooks.Url = new Uri(address + "/zalo/webhook");
    }

    private async Task StopHostAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
            app = null;
        }
    }

    private async Task<(long First, long Second)> CountAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(directory.FullName, "civicbot.db")};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt64(0), row.GetInt64(1));
    }
}
