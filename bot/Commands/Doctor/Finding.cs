namespace CivicBot.Commands.Doctor;

/// <summary>How a part of the installation is.</summary>
internal enum FindingLevel
{
    Ok,

    /// <summary>It works, or will; somebody should look.</summary>
    Warn,

    /// <summary>It does not work.</summary>
    Fail,
}

/// <param name="Part">For example <c>records</c>.</param>
/// <param name="Text">What was found, and where it is not well what to do; English, one line, no secrets and no personal data.</param>
internal sealed record Finding(string Part, FindingLevel Level, string Text)
{
    public static Finding Ok(string part, string text) => new(part, FindingLevel.Ok, text);

    public static Finding Warn(string part, string text) => new(part, FindingLevel.Warn, text);

    public static Finding Fail(string part, string text) => new(part, FindingLevel.Fail, text);

    /// <summary>As it is printed.</summary>
    public override string ToString() => $"{(Level switch { FindingLevel.Ok => "ok", FindingLevel.Warn => "warn", _ => "FAIL" }),-4}  {Part,-13}  {Text.ReplaceLineEndings(" ")}";
}
