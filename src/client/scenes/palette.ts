/** The colours of panels/kit/tokens.css that the canvas uses. Red burns, amber is uncertain, green was verified. */
export const palette = {
  ground: '#0d1116',
  hall: '#141a21',
  hallEdge: '#2c3541',
  rack: '#1c242d',
  rackHover: '#27323d',
  rackEdge: '#46525f',
  line: '#364250',
  lane: '#43505d',
  text: '#f1ebe1',
  textSoft: '#b9b8b2',
  textFaint: '#93979b',
  fire: '#ff5a4a',
  fireDeep: '#a3241a',
  amber: '#f0b24a',
  green: '#6fcf8e',
  request: '#e9dfcb',
} as const

export const fonts = {
  heading: '"Barlow Condensed", "Arial Narrow", sans-serif',
  body: '"Inter Variable", Inter, system-ui, sans-serif',
  mono: '"JetBrains Mono Variable", "JetBrains Mono", ui-monospace, monospace',
} as const
