using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CivicBot.Tests.Storage.Records;

/// <summary>A real PostgreSQL of the distribution on a free loopback port with a throwaway folder; one for the whole run, each test gets a database of its own.</summary>
internal sealed class PostgresServer : IDisposable
{
    private static readonly Lazy<PostgresServer> Shared = new(() => new PostgresServer(), LazyThreadSafetyMode.ExecutionAndPublication);

    private readonly string folder;
    private readonly string bin;
    private readonly int port;
    private int databases;

    private PostgresServer()
    {
        bin = Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => d, StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")).FirstOrDefault(Directory.Exists)
            ?? throw new InvalidOperationException("PostgreSQL is missing; tests/run installs it (package postgresql).");
        folder = Directory.CreateTempSubdirectory("civicbot-pg-").FullName;
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres", folder);
        }

        port = FreePort();
        AsServer("initdb", "-D", Data, "-U", "civicbot", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    private string Data => Path.Combine(folder, "data");

    /// <summary>Connection string of a new, empty database.</summary>
    public static string NewDatabase() => Shared.Value.Create();

    /// <summary>At the end of a run; a runner may not leave a process the time to stop it at its exit.</summary>
    public static void StopShared()
    {
        if (Shared.IsValueCreated)
        {
            Shared.Value.Dispose();
        }
    }

    /// <summary>Ends it without a word, as a power cut would, and starts it again; who was connected is not any more.</summary>
    public static void Restart()
    {
        var server = Shared.Value;
        server.AsServer("pg_ctl", "-D", server.Data, "-m", "immediate", "-w", "stop");
        server.Start();
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            AsServer("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
            Directory.Delete(folder, recursive: true);
        }
    }

    private string Create()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"records{Interlocked.Increment(ref databases)}");
        using var connection = new NpgsqlConnection(Connection("postgres"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        command.ExecuteNonQuery();
        return Connection(name);
    }

    private string Connection(string database) => $"Host=127.0.0.1;Port={port};Username=civicbot;Database={database};Maximum Pool Size=10;Connection Idle Lifetime=3;Connection Pruning Interval=1;Include Error Detail=false";

    private void Start() => AsServer(
        "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=400", "start");

    // The server refuses to run as root.
    private void AsServer(string program, params string[] arguments)
    {
        var path = Path.Combine(bin, program);
        if (Environment.UserName == "root")
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // Its output goes nowhere: the server inherits the handles, and a pipe would be read for ever.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
