namespace CivicBot.Conversation.Records;

/// <summary>States of conversations whose citizens have been silent for long. States in which nobody has spoken (left behind by receipts) go after some days.</summary>
public interface ISilentConversations
{
    /// <returns>How many are forgotten.</returns>
    Task<int> ForgetAsync(DateTimeOffset silentSince, DateTimeOffset now, CancellationToken cancellationToken);
}
