namespace CivicBot.Adapters.Zalo.Client;

/// <summary>
/// Zalo counts the calls of an OA and of its app, not of the machines they come from: where several nodes call, they count together. A host whose program
/// runs once needs none.
/// </summary>
public interface IZaloSharedLimits
{
    /// <summary>Takes the next free moment, unless it is too far away. What cannot be asked now is a moment too far away.</summary>
    /// <param name="oaId">Whose call.</param>
    /// <param name="perOa">What the OA may.</param>
    /// <param name="perApp">What all OAs of the app may together.</param>
    /// <param name="patience">How long the caller would wait.</param>
    /// <returns>How long until the moment taken; or, not taken, how long not to ask.</returns>
    ValueTask<ZaloMoment> TakeAsync(string oaId, ZaloRate perOa, ZaloRate perApp, TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>No calls for this long, of any node: of the OA, or (empty id) of the whole app. Told behind an answer of Zalo's, which must not be lost: it neither throws nor can be cancelled.</summary>
    ValueTask PauseAsync(string oaId, TimeSpan length);
}

/// <summary>So many calls at once, and one more after each interval.</summary>
public readonly record struct ZaloRate(int AtOnce, TimeSpan Interval);

/// <summary>When a call may leave.</summary>
public readonly record struct ZaloMoment(bool Taken, TimeSpan Wait);
