using System.Globalization;
using CivicBot.Digests.Papers;

namespace CivicBot.Digests.Web;

/// <summary>The style sheet of a paper: on the screen a sheet in the middle, in print A4 with the margins of the decree.</summary>
internal static class HtmlStyle
{
    public static string Of(bool landscape) => string.Create(CultureInfo.InvariantCulture, $$"""
        @page { size: A4 {{(landscape ? "landscape" : "portrait")}}; margin: {{PageMeasures.Top}}mm {{PageMeasures.Right}}mm {{PageMeasures.Bottom}}mm {{PageMeasures.Left}}mm; @top-center { content: counter(page); font: 13pt "Times New Roman", serif; } }
        @page :first { @top-center { content: ""; } }
        html { background: #e4e4e4; }
        body { margin: 0; color: #000; font: 13pt/1.25 "Times New Roman", "Liberation Serif", serif; }
        main { box-sizing: border-box; max-width: {{(landscape ? PageMeasures.MillimetresHigh : PageMeasures.MillimetresWide)}}mm; margin: 1rem auto; padding: {{PageMeasures.Top}}mm {{PageMeasures.Right}}mm {{PageMeasures.Bottom}}mm {{PageMeasures.Left}}mm; background: #fff; }
        p { margin: 0; }
        .head, .foot { display: grid; grid-template-columns: 42fr 58fr; gap: 0 4mm; }
        .head { text-align: center; font-size: 12.5pt; align-items: start; white-space: pre-wrap; }
        .motto { font-size: 13.5pt; margin-bottom: 2mm; } .motto b { border-bottom: 1px solid #000; padding-bottom: 1mm; }
        hr.short { width: 35mm; border: 0; border-top: 1px solid #000; margin: 1mm auto 2mm; }
        h1, .type, .subject { font-size: 14pt; text-align: center; font-weight: bold; margin: 5mm 0 0; }
        h2, h3 { font-size: 13pt; margin: 4mm 0 2mm; break-after: avoid; } h3 { font-style: italic; }
        .body, .item { text-align: justify; text-indent: 10mm; margin-bottom: 2mm; } .item::before { content: "- "; }
        .remark { font-size: 11pt; font-style: italic; margin: 1.5mm 0; } .centred { text-align: center; }
        .sent-to { text-align: center; margin: 5mm 0; }
        table { width: calc(100% - 1px); border-collapse: collapse; table-layout: fixed; font-size: 12pt; margin: 1mm 0 3mm; overflow-wrap: anywhere; }
        th, td { border: 1px solid #000; padding: .6mm 1.2mm; text-align: left; vertical-align: top; } th, .mid { text-align: center; }
        thead { display: table-header-group; } tr { break-inside: avoid; } .band td { background: #ededed; break-after: avoid; }
        .writing { border-bottom: 1px dotted #000; height: 9mm; }
        .foot { grid-template-columns: 1fr 1fr; margin-top: 5mm; min-height: 40mm; break-inside: avoid; } .recipient { font-size: 11pt; }
        .annex { break-before: page; }
        @media screen and (max-width: 700px) { main { margin: 0; padding: 4mm; } .head { grid-template-columns: 1fr; gap: 4mm 0; } }
        @media print { html { background: none; } main { max-width: none; margin: 0; padding: 0; } }

        """);
}
