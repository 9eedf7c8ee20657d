using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using CivicBot.Operations.Readiness;

namespace CivicBot.Commands.Doctor;

/// <summary>Redis or Valkey, where one is configured: reached, let in, durable, its clock. Speaks the few words itself, so that a server that the client library dislikes is still told about.</summary>
internal static class DoctorRedis
{
    private const int DefaultPort = 6379;

    public static async Task<IReadOnlyList<Finding>> LookAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        if (configuration.GetConnectionString("Redis") is not { Length: > 0 } connection)
        {
            return [Finding.Ok("redis", "off; messages and state are in the embedded database.")];
        }

        var parts = connection.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var (host, port) = parts[0].Split(':') is [var name, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? (name, given) : (parts[0], DefaultPort);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, port, cancellationToken);
            await using var stream = await StreamAsync(client, host, Value(parts, "ssl") == "true", cancellationToken);
            if (Value(parts, "password") is { Length: > 0 } password
                && await AskAsync(stream, cancellationToken, Value(parts, "user") is { Length: > 0 } user ? ["AUTH", user, password] : ["AUTH", password]) is not "+OK")
            {
                return [Finding.Fail("redis", $"{host}:{port} refuses the password; check ConnectionStrings__Redis.")];
            }

            var asked = time.GetUtcNow();
            var answer = await AskAsync(stream, cancellationToken, "TIME");
            return answer.StartsWith('-')
                ? [Finding.Fail("redis", $"{host}:{port} answers '{answer[1..]}'; check ConnectionStrings__Redis.")]
                : [Finding.Ok("redis", $"{host}:{port} is reached."), Clock(answer, asked, configuration, time), Durability(await AskAsync(stream, cancellationToken, "INFO", "persistence"))];
        }
        catch (Exception failure) when (failure is SocketException or IOException or System.Security.Authentication.AuthenticationException && !cancellationToken.IsCancellationRequested)
        {
            return [Finding.Fail("redis", $"{host}:{port} is not reached ({failure.Message}); check ConnectionStrings__Redis, the server and its firewall.")];
        }
    }

    /// <param name="persistence">Lines <c>key:value</c>.</param>
    internal static Finding Durability(string persistence) =>
        persistence.Contains("aof_enabled:1", StringComparison.Ordinal)
            ? persistence.Contains("aof_last_write_status:err", StringComparison.Ordinal)
                ? Finding.Fail("redis", "its last write to the append-only file failed; check its disk.")
                : Finding.Ok("redis", "keeps an append-only file.")
            : Finding.Fail("redis", "keeps no append-only file: what was acknowledged is lost with it. Set appendonly yes.");

    private static Finding Clock(string answer, DateTimeOffset asked, IConfiguration configuration, TimeProvider time)
    {
        var limit = (configuration.GetSection(ReadinessOptions.Section).Get<ReadinessOptions>() ?? new ReadinessOptions()).ClockSkew;
        var seconds = long.Parse(answer.Split('\n')[0], CultureInfo.InvariantCulture);
        var skew = ClockHealth.SkewOf(DateTimeOffset.FromUnixTimeSeconds(seconds), asked.AddSeconds(-1), time.GetUtcNow());
        return skew <= limit ? Finding.Ok("redis", "its clock agrees.") : Finding.Fail("redis", $"its clock is {skew.TotalSeconds:0} s off this machine's; set both by NTP.");
    }

    private static string? Value(string[] parts, string key) =>
        parts.FirstOrDefault(part => part.StartsWith(key + "=", StringComparison.OrdinalIgnoreCase))?[(key.Length + 1)..];

    private static async Task<Stream> StreamAsync(TcpClient client, string host, bool tls, CancellationToken cancellationToken)
    {
        if (!tls)
        {
            return client.GetStream();
        }

        var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, cancellationToken);
        return stream;
    }

    /// <summary>One command of RESP2; a bulk string or an array of them comes back as lines, anything else as it is.</summary>
    private static async Task<string> AskAsync(Stream stream, CancellationToken cancellationToken, params string[] words)
    {
        var text = new StringBuilder($"*{words.Length}\r\n");
        foreach (var word in words)
        {
            text.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
        return await ReadAsync(stream, cancellationToken);
    }

    private static async Task<string> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = await LineAsync(stream, cancellationToken);
        switch (head)
        {
            case ['$', .. var length]:
                var bytes = new byte[int.Parse(length, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) + 2];
                await stream.ReadExactlyAsync(bytes, cancellationToken);
                return Encoding.UTF8.GetString(bytes.AsSpan(0, bytes.Length - 2));
            case ['*', .. var count]:
                var lines = new List<string>();
                for (var left = int.Parse(count, CultureInfo.InvariantCulture); left > 0; left--)
                {
                    lines.Add(await ReadAsync(stream, cancellationToken));
                }

                return string.Join('\n', lines);
            default:
                return head;
        }
    }

    private static async Task<string> LineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (true)
        {
            await stream.ReadExactlyAsync(one, cancellationToken);
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }
    }
}
