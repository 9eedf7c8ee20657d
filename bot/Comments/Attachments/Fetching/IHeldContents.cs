namespace CivicBot.Comments.Attachments.Fetching;

/// <summary>A channel of ours that holds what citizens sent itself: contents are taken from it and not fetched over the network. They are looked at like all others.</summary>
internal interface IHeldContents
{
    /// <summary>Whether the address is one of this channel's.</summary>
    bool Holds(Uri address);

    /// <returns>Null where it is there no more.</returns>
    Task<Stream?> OpenAsync(Uri address, CancellationToken cancellationToken);
}
