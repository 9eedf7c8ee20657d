namespace CivicBot.Digests.Sending;

/// <summary>
/// One occasion on which a digest goes to its recipients (lượt gửi). It says what is to be sent, not the document: that is made when it leaves, so that it says what is true then and nothing of it
/// outlives what a citizen erases.
/// </summary>
public sealed class DigestSending
{
    public required Guid Id { get; init; }

    /// <summary>Stable key of the occasion, unique: <c>phuong-an-mau/day:phuong-an-mau-2026-12-12@2026-12-12/host//T-7</c>. What is there was sent or switched off, and never comes twice.</summary>
    public required string Occasion { get; init; }

    public required string Commune { get; init; }

    /// <summary>Wire name of the kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Key of the scope.</summary>
    public required string Scope { get; init; }

    /// <summary>Officer or body; "" where everybody gets the same.</summary>
    public required string Addressee { get; init; }

    /// <summary>Wire names of the attached formats.</summary>
    public required List<string> Formats { get; init; }

    /// <summary>When it was due; for one by hand the moment of it.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Not sent any more from this moment; null: whenever it succeeds.</summary>
    public DateTimeOffset? UsefulUntil { get; init; }

    public required SendingState State { get; set; }

    /// <summary>Account or title; "CivicBot" for the schedule.</summary>
    public required string By { get; set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The digest that it asks for; null: a later program wrote it.</summary>
    public DigestRequest? Request() => DigestKinds.OfWireName(Kind) is { } kind && DigestScope.OfKey(Scope) is { } scope
        ? new DigestRequest(kind, Commune, scope)
        {
            Officer = kind == DigestKind.Officer ? Addressee : null,
            Body = kind == DigestKind.Department ? Addressee : null,
            NewsBefore = At,
        }
        : null;
}

/// <summary>Stored by number: never renumber.</summary>
public enum SendingState
{
    Sent = 0,

    /// <summary>Somebody decided that it is not sent.</summary>
    Off = 1,
}

/// <summary>A sending on its way to one recipient. Rows wait until a server took the mail, whatever happens meanwhile.</summary>
public sealed class DigestDelivery
{
    /// <summary>Also what the Message-ID is made of.</summary>
    public required Guid Id { get; init; }

    public required Guid SendingId { get; init; }

    public required DeliveryChannel Channel { get; init; }

    /// <summary>As on the list of recipients when it was queued.</summary>
    public required string Name { get; init; }

    /// <summary>Mail address; for Zalo the id of the account.</summary>
    public required string Address { get; init; }

    public required DeliveryState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>Not tried before this moment.</summary>
    public required DateTimeOffset NotBefore { get; set; }

    /// <summary>Somebody is at it until then; a process that died in between is not waited for any longer.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Name of the trouble, with the server's code where it gave one: "Recipient 550".</summary>
    public string? Trouble { get; set; }

    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>Stored by number: never renumber.</summary>
public enum DeliveryChannel
{
    Mail = 0,
    Zalo = 1,
}

/// <summary>Stored by number: never renumber.</summary>
public enum DeliveryState
{
    Waiting = 0,

    /// <summary>The mail server took it; Zalo delivered it.</summary>
    Sent = 1,

    /// <summary>It will not be taken as it is: the address or the content is wrong.</summary>
    Refused = 2,

    /// <summary>Its time passed before it could be sent (the day was held or cancelled).</summary>
    Overtaken = 3,

    /// <summary>Nothing to send: a department's digest without comments.</summary>
    Nothing = 4,

    /// <summary>Somebody stopped it.</summary>
    Stopped = 5,

    /// <summary>Zalo: the window is closed; it is shown at the official's next message.</summary>
    Held = 6,
}
