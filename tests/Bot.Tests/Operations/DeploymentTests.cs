using System.Diagnostics;
using System.Text.RegularExpressions;
using CivicBot.Hosting;
using CivicBot.Operations.Stopping;
using CivicBot.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using YamlDotNet.RepresentationModel;

namespace CivicBot.Tests.Operations;

/// <summary>The files of <c>deploy/</c> can be read by whom they are for, and say what the program does.</summary>
public sealed partial class DeploymentTests
{
    private static readonly string Folder = RepositoryRoot.Folder("deploy");

    [Test]
    public void Systemd_accepts_the_unit_and_gives_the_program_time_to_end()
    {
        var unit = File.ReadAllText(Path.Combine(Folder, "civicbot.service"));
        var stop = TimeSpan.FromSeconds(int.Parse(Value(unit, "TimeoutStopSec"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Multiple(() =>
        {
            Assert.That(stop, Is.GreaterThan(new StopOptions().Limit + TimeSpan.FromSeconds(5)));
            Assert.That(Value(unit, "NoNewPrivileges"), Is.EqualTo("yes"));
            Assert.That(Value(unit, "ProtectSystem"), Is.EqualTo("strict"));
            Assert.That(Value(unit, "RestartPreventExitStatus"), Is.EqualTo("2"), "wrong settings end with 2");
        });

        using var directory = new TempDirectory();
        var file = Path.Combine(directory.Path, "civicbot.service");
        File.WriteAllText(file, unit.Replace("/opt/civicbot/CivicBot", "/bin/true", StringComparison.Ordinal).Replace("EnvironmentFile=", "EnvironmentFile=-", StringComparison.Ordinal));
        Assert.That(Run("systemd-analyze", "verify", file), Does.Not.Contain("civicbot.service"));
    }

    [Test]
    public void The_container_is_built_in_steps_that_exist_and_runs_as_nobody_special()
    {
        string[] known = ["FROM", "RUN", "COPY", "WORKDIR", "ENV", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT"];
        var steps = LogicalLines(File.ReadAllText(Path.Combine(Folder, "Dockerfile"))).Select(line => (Word: line.Split(' ')[0], Line: line)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(steps.Select(step => step.Word).Distinct(StringComparer.Ordinal), Is.SubsetOf(known));
            Assert.That(steps[0].Word, Is.EqualTo("FROM"));
            Assert.That(steps.Where(step => step.Word == "COPY" && step.Line.Contains("--from=", StringComparison.Ordinal)).Select(step => step.Line.Split("--from=")[1].Split(' ')[0]), Is.SubsetOf(steps.Where(step => step.Line.Contains(" AS ", StringComparison.Ordinal)).Select(step => step.Line.Split(" AS ")[1])));
            Assert.That(steps.Last(step => step.Word == "USER").Line, Is.EqualTo("USER civicbot"));
            Assert.That(steps.Single(step => step.Word == "STOPSIGNAL").Line, Is.EqualTo("STOPSIGNAL SIGTERM"));
            foreach (var json in steps.Where(step => step.Word is "ENTRYPOINT" or "VOLUME").Select(step => step.Line[step.Line.IndexOf('[', StringComparison.Ordinal)..]))
            {
                Assert.That(System.Text.Json.JsonDocument.Parse(json).RootElement.GetArrayLength(), Is.EqualTo(1));
            }
        });
    }

    [Test]
    public void The_composition_has_two_nodes_a_store_that_keeps_what_was_acknowledged_and_names_only_what_is_there()
    {
        var stream = new YamlStream();
        using (var text = File.OpenText(Path.Combine(Folder, "compose.yaml")))
        {
            stream.Load(text);
        }

        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        var services = (YamlMappingNode)root["services"];
        var names = services.Children.Keys.Select(key => key.ToString()).ToList();
        var volumes = ((YamlMappingNode)root["volumes"]).Children.Keys.Select(key => key.ToString()).ToList();
        var used = services.Children.Values.OfType<YamlMappingNode>().Where(service => service.Children.ContainsKey("volumes"))
            .SelectMany(service => ((YamlSequenceNode)service["volumes"]).Select(volume => volume.ToString().Split(':')[0])).Where(volume => volume[0] != '.');

        Assert.Multiple(() =>
        {
            Assert.That(names, Is.SupersetOf(new[] { "bot-1", "bot-2", "redis", "postgres", "proxy" }));
            Assert.That(used.Distinct(StringComparer.Ordinal), Is.SubsetOf(volumes));
            Assert.That(services["redis"]["command"].ToString(), Does.Contain("--appendonly yes").And.Contain("--appendfsync always").And.Contain("noeviction"));
            Assert.That(((YamlSequenceNode)services["proxy"]["depends_on"]).Select(one => one.ToString()), Is.SubsetOf(names));
        });
    }

    [Test]
    public void The_keys_of_the_deployment_files_are_settings_that_the_program_accepts()
    {
        using var data = new TempDirectory();
        var settings = File.ReadLines(Path.Combine(Folder, "civicbot.env.example")).Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => line.TrimStart('#').Split('=', 2))
            .ToDictionary(pair => pair[0].Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair[1], StringComparer.Ordinal);
        settings["Data:Directory"] = data.Path;
        (settings["Zalo:AppId"], settings["Zalo:AppSecret"], settings["Zalo:OaSecretKey"]) = ("1234567890", "app secret", "oa secret");
        settings["Shutdown:Notice"] = "00:00:05";
        var builder = BotHost.Compose([], composed => composed.Configuration.AddInMemoryCollection(settings));
        using var services = builder.Services.BuildServiceProvider();

        Assert.That(() => services.GetRequiredService<IStartupValidator>().Validate(), Throws.Nothing);
    }

    [Test]
    public void The_proxies_pass_the_webhook_on_unchanged_and_look_for_nodes_that_are_ready()
    {
        var (caddy, nginx) = (File.ReadAllText(Path.Combine(Folder, "Caddyfile")), File.ReadAllText(Path.Combine(Folder, "nginx.conf")));
        Assert.Multiple(() =>
        {
            Assert.That(caddy.Count(c => c == '{'), Is.EqualTo(caddy.Count(c => c == '}')));
            Assert.That(caddy, Does.Contain("health_uri /health/ready"));
            Assert.That(nginx.Count(c => c == '{'), Is.EqualTo(nginx.Count(c => c == '}')));
            Assert.That(nginx, Does.Contain("proxy_set_header X-Forwarded-For $remote_addr;").And.Contain("location = /zalo/webhook"));
            foreach (var line in nginx.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
            {
                Assert.That(line, Does.EndWith(";").Or.EndWith("{").Or.EqualTo("}"), line);
            }
        });
    }

    private static string Value(string unit, string key) => unit.Split('\n').Last(line => line.StartsWith(key + "=", StringComparison.Ordinal)).Split('=', 2)[1];

    private static string[] LogicalLines(string file) =>
        Comments().Replace(file, "").Replace("\\\n", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            var said = process.StandardError.ReadToEnd() + process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return said;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore($"{program} is not installed here.");
            throw;
        }
    }

    [GeneratedRegex("^#.*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comments();
}
