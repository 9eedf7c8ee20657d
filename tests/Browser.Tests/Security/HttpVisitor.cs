using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CivicBot.Browser.Tests.Security;

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    public string Body => Encoding.UTF8.GetString(Bytes);

    public string? Location => Headers.GetValueOrDefault("Location");

    public string Header(string name) => Headers.GetValueOrDefault(name, "");

    /// <summary>Sent to the sign-in, to "not your page", or told plainly.</summary>
    public bool IsRefused =>
        Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
        || (Status == HttpStatusCode.Redirect && Location is { } to && (to.Contains("/officials/sign-in", StringComparison.Ordinal) || to.Contains("/officials/denied", StringComparison.Ordinal)));
}

/// <summary>
/// A visitor without a browser: keeps cookies, follows nothing by itself, comes from an address of its own (the whole network 127.0.0.0/8 is this machine), and may write whatever it likes.
/// </summary>
internal sealed class HttpVisitor : IDisposable
{
    private static int visitors;

    private readonly HttpClient client;
    private readonly Uri bot;

    public HttpVisitor(Uri bot, IPAddress? from = null)
    {
        this.bot = bot;
        Address = from ?? NewAddress();
        var source = Address;
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = Cookies,
            UseProxy = false,
            ConnectCallback = async (context, token) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(source, 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, token);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
    }

    public IPAddress Address { get; }

    public CookieContainer Cookies { get; } = new();

    public static IPAddress NewAddress()
    {
        var number = Interlocked.Increment(ref visitors);
        return new IPAddress([127, 7, (byte)(number / 250), (byte)((number % 250) + 1)]);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, At(path)));

    public Task<Answer> SendAsync(string method, string path) => SendAsync(new HttpRequestMessage(new HttpMethod(method), At(path)));

    public Task<Answer> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, At(path)) { Content = new FormUrlEncodedContent(fields), Headers = { ExpectContinue = true } });

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await client.SendAsync(request);
            var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join("; ", header.Value), StringComparer.OrdinalIgnoreCase);
            return new Answer(response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync());
        }
    }

    /// <summary>An address below the bot, taken as it is written: no tidying of dots and slashes on this side.</summary>
    public Uri At(string path) => new(bot.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    /// <summary>Fills the form of a page that has this handler and sends it.</summary>
    public async Task<Answer> SubmitAsync(string page, string handler, params (string Name, string Value)[] filled)
    {
        var markup = Markup.Read((await GetAsync(page)).Body);
        var form = markup.Forms.FirstOrDefault(form => form.Handler == handler) ?? throw new InvalidOperationException($"{page} has no form '{handler}'.");
        return await PostAsync(form.Action ?? page, form.Fields.Where(field => filled.All(own => own.Name != field.Key)).Concat(filled.Select(own => KeyValuePair.Create(own.Name, own.Value))));
    }

    /// <summary>A sign-in that may fail.</summary>
    public Task<Answer> TrySignInAsync(string name, string password, string page = "/officials/sign-in") =>
        SubmitAsync(page, "sign-in", ("Form.UserName", name), ("Form.Password", password));

    public async Task SignInAsync(string name, string password)
    {
        var answer = await TrySignInAsync(name, password);
        Assert.That((answer.Status, answer.Location), Is.EqualTo((HttpStatusCode.Redirect, "/officials")).Or.EqualTo((HttpStatusCode.Redirect, bot.GetLeftPart(UriPartial.Authority) + "/officials")), answer.Body);
    }

    public async Task<bool> IsSignedInAsync() => (await GetAsync("/officials/me")).Status == HttpStatusCode.OK;

    public void Dispose() => client.Dispose();
}
