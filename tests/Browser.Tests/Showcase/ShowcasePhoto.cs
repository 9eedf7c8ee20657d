namespace CivicBot.Browser.Tests.Showcase;

/// <summary>The picture that the invented citizens send; null: a small plain one. Screenshots want something to look at.</summary>
internal static class ShowcasePhoto
{
    /// <summary>A flooded street, drawn: nobody's photo.</summary>
    public const string Street =
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 640" width="900" height="640">
          <rect width="900" height="640" fill="#b9cbd6"/><rect y="300" width="900" height="340" fill="#767c80"/>
          <g fill="#d9c9a8"><rect x="30" y="110" width="200" height="200"/><rect x="250" y="70" width="170" height="240"/></g><g fill="#c98f6b"><rect x="440" y="130" width="230" height="180"/><rect x="690" y="90" width="180" height="220"/></g>
          <g fill="#7c2f25"><path d="M20 110 130 50 240 110Z"/><path d="M430 130 555 70 680 130Z"/></g><g fill="#5b7f96"><rect x="60" y="150" width="50" height="60"/><rect x="150" y="150" width="50" height="60"/><rect x="290" y="110" width="90" height="60"/><rect x="480" y="170" width="60" height="60"/><rect x="730" y="130" width="90" height="70"/></g>
          <g fill="#4a3a2c"><rect x="115" y="230" width="40" height="80"/><rect x="310" y="210" width="50" height="100"/><rect x="585" y="210" width="50" height="100"/></g>
          <path d="M-20 470 C150 400 330 430 470 440 S800 400 930 470 L930 640 -20 640Z" fill="#8c7a5a" opacity=".85"/><path d="M60 520 C220 490 380 520 560 505 M420 570 C560 545 700 575 850 550" stroke="#c9bb95" stroke-width="5" fill="none"/>
          <g><rect x="395" y="400" width="130" height="46" rx="6" fill="#33383b"/><g stroke="#9aa1a6" stroke-width="5"><path d="M412 402v42M432 402v42M452 402v42M472 402v42M492 402v42M510 402v42"/></g></g>
          <g fill="#2f6b3a"><circle cx="215" cy="270" r="34"/><circle cx="680" cy="262" r="30"/></g><g fill="#e8e4da"><ellipse cx="250" cy="540" rx="26" ry="10"/><rect x="610" y="500" width="40" height="16" rx="5"/></g>
        </svg>
        """;

    /// <summary>JPEG.</summary>
    public static byte[]? Current { get; set; }
}
