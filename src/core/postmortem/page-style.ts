/** Warm paper on screen, plain ink in print; tables never break inside a row. */
export const pageStyle = `
:root { color-scheme: light; }
body { margin: 0; background: #f6f1e7; color: #20242b; font: 16px/1.55 Georgia, "Times New Roman", serif; }
main { max-width: 54rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
h1, h2, h3, h4, th { font-family: "Barlow Condensed", "Arial Narrow", Arial, sans-serif; line-height: 1.2; }
h1 { font-size: 2.1rem; border-bottom: 3px solid #b3261e; padding-bottom: .4rem; }
h2 { font-size: 1.5rem; margin-top: 2.2rem; }
h3 { font-size: 1.2rem; }
h4 { font-size: 1.05rem; margin-bottom: .2rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { border: 1px solid #b9b0a0; padding: .35rem .5rem; text-align: left; vertical-align: top; }
th { background: #e9e0d0; }
blockquote { margin: .4rem 0 .8rem; padding: .1rem .9rem; border-left: 3px solid #8a8272; }
code { font: .85em/1.2 ui-monospace, "JetBrains Mono", monospace; background: #ebe4d6; padding: 0 .2em; }
@media print {
  body { background: #fff; color: #000; font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h2, h3, h4 { break-after: avoid; }
  tr, blockquote { break-inside: avoid; }
  thead { display: table-header-group; }
  code, th { background: none; }
}
@page { margin: 18mm 16mm; }
`
