using System.CommandLine;
using CivicBot.AzureStandIn;

// Plays Azure AI Language on this machine: point AzureLanguage__Endpoint at it.
var port = new Option<int>("--port") { Description = "Where it listens.", DefaultValueFactory = _ => 5099 };
var key = new Option<string>("--key") { Description = "The key that it accepts.", DefaultValueFactory = _ => new StandInOptions().Key };
var command = new RootCommand("Plays Azure AI Language with one trained project.") { port, key };
command.SetAction(async (parsed, _) =>
{
    await using var standIn = await StandIn.StartAsync(new StandInOptions { Port = parsed.GetValue(port), Key = parsed.GetValue(key)! });
    Console.WriteLine($"AzureLanguage__Endpoint={standIn.Url}");
    Console.WriteLine($"AzureLanguage__Key={standIn.Options.Key}");
    Console.WriteLine($"AzureLanguage__ProjectName={standIn.Options.ProjectName}");
    Console.WriteLine($"AzureLanguage__DeploymentName={standIn.Options.DeploymentName}");
    await standIn.WaitForShutdownAsync();
    return 0;
});
return await command.Parse(args).InvokeAsync();
