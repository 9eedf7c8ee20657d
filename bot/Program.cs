using CivicBot.Commands;

return await RootCommands.RunAsync(args);
