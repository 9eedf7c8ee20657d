namespace CivicBot.Comments.Life;

/// <summary>Who does something. Stored by number: never renumber.</summary>
[Flags]
public enum ActorKind
{
    None = 0,
    Citizen = 1,
    Official = 2,

    /// <summary>A job of the program: retention, import, a clock.</summary>
    System = 4,
}

/// <param name="Name">Account or title of an official; "" for citizens: their identity is never part of the story.</param>
public sealed record Actor(ActorKind Kind, string Name)
{
    public static Actor Citizen { get; } = new(ActorKind.Citizen, "");

    public static Actor System { get; } = new(ActorKind.System, "CivicBot");

    public static Actor Official(string name) => new(ActorKind.Official, name);
}
