using System.CommandLine;
using CivicBot.ZaloStandIn.Control;

return await StandInCommand.Create().Parse(args).InvokeAsync();
