const style = `
body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.55 system-ui, sans-serif; color: #1a1f24; }
h1, h2, h3 { line-height: 1.2; } h2 { margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.7rem 0.3rem 0; border-bottom: 1px solid #c9c4b8; }
blockquote { margin: 0.5rem 0; padding-left: 1rem; border-left: 3px solid #c9c4b8; }
code { font-size: 0.85em; color: #555; }
`

/** The document as it stands on the page, as one file that needs nothing else: buttons become plain text. */
export function pageOfPaper(paper: Element, title: string): string {
  const copy = paper.cloneNode(true) as Element
  for (const tools of copy.querySelectorAll('.paper-tools, .unseen')) tools.remove()
  for (const link of copy.querySelectorAll('.entry-link')) {
    const code = document.createElement('code')
    code.textContent = link.textContent
    link.replaceWith(code)
  }
  for (const part of copy.querySelectorAll('*')) {
    for (const name of part.getAttributeNames()) {
      if (name !== 'scope' && name !== 'start') part.removeAttribute(name)
    }
  }
  const name = document.createElement('title')
  name.textContent = title
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8">${name.outerHTML}<style>${style}</style></head><body>${copy.innerHTML}</body></html>\n`
}
