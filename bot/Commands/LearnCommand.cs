using System.CommandLine;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Understanding;
using CivicBot.Understanding;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary>
/// <c>learn</c>: learns the models from the shipped knowledge and lays them beside the program. The build runs it, so that the first start of an installation is as
/// fast as every other. Settings play no part: who runs with other knowledge has models of their own in the data directory. Ends with 0.
/// </summary>
internal static class LearnCommand
{
    public static Command Create(TimeProvider time)
    {
        var into = new Option<string>("--into") { Description = "The folder to lay the models in (default: beside the program, where it looks for them).", DefaultValueFactory = _ => UnderstandingRegistration.ShippedModels };
        var command = new Command("learn", "Learn the models of the shipped knowledge ahead of the first start.") { into };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = Build(parsed.GetRequiredValue(into), time);
            await services.GetRequiredService<MessageUnderstanding>().Learned.WaitAsync(cancellationToken);
            await services.GetRequiredService<LearnComments>()([], cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(services.GetRequiredService<ModelCache>().Summary);
            return 0;
        });
        return command;
    }

    private static ServiceProvider Build(string into, TimeProvider time)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(time);
        builder.Services.AddLogging();
        builder.Services.AddSingleton(services => new ModelCache(into, services.GetRequiredService<ILogger<ModelCache>>()));
        builder.AddKnowledge();
        builder.AddUnderstanding();
        builder.AddLearnComments();
        return builder.Services.BuildServiceProvider();
    }
}
