using System.Text;
using System.Text.RegularExpressions;

namespace CivicBot.Tests.EndToEnd.Conversations;

/// <summary>
/// Reads handbook files. Before the first <c>##</c> everything is prose; in a conversation only the lines of the format, blank lines and
/// <c>&gt;</c> remarks are allowed, so that a misspelt expectation is an error and not a remark. The format is described in
/// <c>tests/Conversations/README.md</c>.
/// </summary>
internal static partial class ConversationReader
{
    public static readonly IReadOnlySet<string> Actions = new HashSet<string>(StringComparer.Ordinal)
    {
        "mở trò chuyện", "quan tâm", "bỏ quan tâm", "ảnh", "gif", "liên kết", "ghi âm", "video", "sticker", "vị trí", "danh thiếp", "tệp",
        "bấm", "cán bộ", "chia sẻ thông tin", "thả cảm xúc", "rút đồng ý", "gửi lại", "chờ", "đã xem", "lát sau",
    };

    public static IReadOnlyList<ConversationScript> Read(string file, string text)
    {
        var scripts = new List<ConversationScript>();
        var state = new State(file);
        var number = 0;
        foreach (var line in text.Normalize(NormalizationForm.FormC).Split('\n').Select(l => l.TrimEnd('\r', ' ')))
        {
            number++;
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                state.EndScript(scripts);
                state.Begin(line[3..].Trim(), number);
            }
            else if (state.InScript)
            {
                state.Take(line, number);
            }
        }

        state.EndScript(scripts);
        return scripts.Count > 0 ? scripts : throw new ScriptFormatException(file, 1, "there is no conversation: each begins with '## '.");
    }

    [GeneratedRegex(@"^(?<who>Cán bộ|Nhập hộ|Sổ): (?<text>.+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DeskLine();

    [GeneratedRegex(@"^Bot(?<number> [2-9])?: (?<text>.+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BotLine();

    [GeneratedRegex(@"^Dân(?<number> [2-9])?(?<quote> \(trích tin trên\))?: (?<text>.+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SayLine();

    [GeneratedRegex(@"^\[(?<name>[^:\]]+)(: (?<argument>[^\]]+))?\]$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ActionLine();

    private sealed class State(string file)
    {
        private readonly List<ScriptStep> steps = [];
        private readonly List<ExpectedMessage> expected = [];
        private string title = "";
        private int titleLine;
        private (int Line, ScriptAction Action)? step;
        private (int Line, int Citizen, StringBuilder Text)? message;
        private (int Line, int Citizen, StringBuilder Text, bool Quotes)? saying;

        public bool InScript { get; private set; }

        public void Begin(string name, int line)
        {
            (title, titleLine, InScript) = (name, line, true);
            steps.Clear();
        }

        public void Take(string line, int number)
        {
            if (line.Length > 0 && char.IsWhiteSpace(line[0]) && line.Trim().Length > 0)
            {
                Continue(line.Trim(), number);
            }
            else if (line.Length == 0 || line.StartsWith('>'))
            {
                return;
            }
            else if (SayLine().Match(line) is { Success: true } say)
            {
                EndStep();
                saying = (number, NumberOf(say), new StringBuilder(say.Groups["text"].Value), say.Groups["quote"].Success);
            }
            else if (ActionLine().Match(line) is { Success: true } action)
            {
                EndStep();
                var name = action.Groups["name"].Value;
                if (!Actions.Contains(name))
                {
                    throw new ScriptFormatException(file, number, $"there is no action '[{name}]'; known are {string.Join(", ", Actions)}.");
                }

                step = (number, new ScriptAction.Do(name, action.Groups["argument"].Success ? action.Groups["argument"].Value : null));
            }
            else if (DeskLine().Match(line) is { Success: true } desk)
            {
                EndStep();
                var text = desk.Groups["text"].Value;
                step = (number, desk.Groups["who"].Value switch
                {
                    "Cán bộ" => new ScriptAction.Deal(text),
                    "Nhập hộ" => new ScriptAction.Enter(text),
                    _ => new ScriptAction.Check(text),
                });
            }
            else if (BotLine().Match(line) is { Success: true } bot)
            {
                EndMessage();
                EndSaying();
                if (step is null)
                {
                    throw new ScriptFormatException(file, number, "the bot cannot speak before anything happened.");
                }

                message = (number, NumberOf(bot), new StringBuilder(bot.Groups["text"].Value.Trim()));
            }
            else if (line.StartsWith("nút: ", StringComparison.Ordinal))
            {
                EndMessage();
                if (expected.Count == 0)
                {
                    throw new ScriptFormatException(file, number, "'nút:' stands below the message that has the buttons.");
                }

                expected[^1] = expected[^1] with { Buttons = line[5..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) };
            }
            else
            {
                throw new ScriptFormatException(file, number, "a line is 'Dân: …', 'Bot: …', 'nút: …', 'Cán bộ: …', 'Nhập hộ: …', 'Sổ: …', '[…]', a '>' remark, or an indented continuation.");
            }
        }

        public void EndScript(List<ConversationScript> scripts)
        {
            if (!InScript)
            {
                return;
            }

            EndStep();
            if (steps.Count == 0)
            {
                throw new ScriptFormatException(file, titleLine, "nothing happens in this conversation.");
            }

            scripts.Add(new ConversationScript(file, title, titleLine, [.. steps]));
            InScript = false;
        }

        private void Continue(string text, int number)
        {
            if (message is { } open)
            {
                open.Text.Append('\n').Append(text);
            }
            else if (saying is { } said)
            {
                said.Text.Append('\n').Append(text);
            }
            else
            {
                throw new ScriptFormatException(file, number, "an indented line continues 'Dân:' or 'Bot:', and there is none above.");
            }
        }

        private static int NumberOf(Match match) => match.Groups["number"] is { Success: true, Value: var number } ? number[^1] - '0' : 1;

        private void EndSaying()
        {
            if (saying is { } said)
            {
                step = (said.Line, new ScriptAction.Say(said.Text.ToString(), said.Quotes, said.Citizen));
                saying = null;
            }
        }

        private void EndMessage()
        {
            if (message is { } open)
            {
                expected.Add(new ExpectedMessage(open.Line, open.Citizen, open.Text.ToString(), Buttons: null));
                message = null;
            }
        }

        private void EndStep()
        {
            EndMessage();
            EndSaying();
            if (step is var (line, action))
            {
                steps.Add(new ScriptStep(line, action, [.. expected]));
            }

            step = null;
            expected.Clear();
        }
    }
}
