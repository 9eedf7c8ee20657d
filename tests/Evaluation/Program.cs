using System.CommandLine;
using CivicBot.Evaluation;

var root = new RootCommand("Measures how well CivicBot understands messages.")
{
    ScoreCommand.Create(),
    ExplainCommand.Create(),
    CalibrateCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
