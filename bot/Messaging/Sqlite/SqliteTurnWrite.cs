using CivicBot.Messaging.Stores;
using CivicBot.Storage;

namespace CivicBot.Messaging.Sqlite;

/// <summary>A write of another feature into the embedded database, in the transaction of the turn.</summary>
/// <param name="Run">Like every job of <see cref="SqliteWriter"/>: short, no transaction of its own. Its exception undoes the whole turn.</param>
public sealed record SqliteTurnWrite(Action<SqliteSession> Run) : ITurnWrite;
