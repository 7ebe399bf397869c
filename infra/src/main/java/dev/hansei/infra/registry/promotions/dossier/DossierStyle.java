package dev.hansei.infra.registry.promotions.dossier;

/** How the page of a dossier looks: by itself, in light, in dark and on paper. */
final class DossierStyle {
  static final String CSS =
      """
      :root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --back: #ffffff; --card: #f6f8fa; --good: #116329; --bad: #a40e26; --open: #7d4e00; --accent: #0a5bc4; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9aa4af; --line: #363d46; --back: #0d1117; --card: #161b22; --good: #56d364; --bad: #ff8a80; --open: #e3b341; --accent: #79b8ff; } }
      * { box-sizing: border-box; }
      body { margin: 0 auto; max-width: 60rem; padding: 24px 16px 48px; background: var(--back); color: var(--ink); font: 15px/22px system-ui, sans-serif; }
      h1 { font-size: 24px; line-height: 32px; margin: 0 0 8px; overflow-wrap: anywhere; }
      h2 { font-size: 17px; line-height: 24px; margin: 32px 0 8px; border-top: 1px solid var(--line); padding-top: 16px; }
      h3 { font-size: 15px; margin: 16px 0 4px; }
      p { margin: 0 0 8px; }
      .answer { font-size: 17px; line-height: 24px; }
      .note, .who { color: var(--soft); }
      .state { font-weight: 600; white-space: nowrap; }
      .pass::before { content: "\\25CF  "; } .block::before { content: "\\25A0  "; } .inconclusive::before { content: "\\25D0  "; } .inform::before { content: "\\25CB  "; }
      .pass { color: var(--good); } .block { color: var(--bad); } .inconclusive { color: var(--open); } .inform { color: var(--soft); }
      code, pre { font: 13px/20px ui-monospace, monospace; overflow-wrap: anywhere; }
      pre { background: var(--card); border: 1px solid var(--line); border-radius: 4px; padding: 8px; margin: 0 0 8px; white-space: pre-wrap; }
      ins, del { text-decoration: none; display: block; } ins { color: var(--good); } del { color: var(--bad); } ins::before { content: "+ "; } del::before { content: "- "; }
      blockquote { margin: 0 0 8px; padding: 4px 12px; border-inline-start: 3px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
      .table { overflow-x: auto; margin: 0 0 8px; }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
      th, td { text-align: start; vertical-align: top; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); }
      th { font-weight: 600; color: var(--soft); }
      th.n, td.n { text-align: end; }
      td.n { white-space: nowrap; }
      svg { display: block; } svg .axis { stroke: var(--line); } svg .whisker { stroke: var(--accent); stroke-width: 2; } svg .dot { fill: var(--accent); }
      .cols { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 0 16px; }
      a { color: var(--accent); }
      @page { margin: 16mm; }
      @media print { :root { --ink: #000; --soft: #444; --line: #999; --back: #fff; --card: #fff; --good: #000; --bad: #000; --open: #000; --accent: #000; } body { max-width: none; padding: 0; font-size: 10pt; line-height: 14pt; } h2 { break-after: avoid; } tr, blockquote, pre { break-inside: avoid; } .table { overflow: visible; } }
      """;

  private DossierStyle() {}
}
