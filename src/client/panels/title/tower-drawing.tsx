import { TowerBuilding } from './tower-building.tsx'
import { TowerYard } from './tower-yard.tsx'

/** Positions that look scattered and never change: a fixed linear congruential walk. */
function scatter(
  count: number,
  seed: number,
): readonly { readonly a: number; readonly b: number; readonly c: number }[] {
  let state = seed
  const next = (): number => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
  return Array.from({ length: count }, () => ({ a: next(), b: next(), c: next() }))
}

const STARS = scatter(110, 7)
const EMBERS = scatter(30, 41)
const BLOCKS = scatter(26, 97)

function Sky() {
  return (
    <g>
      <rect width={1600} height={900} fill="url(#tower-sky)" />
      {STARS.map(({ a, b, c }) => (
        <circle
          key={`${a}`}
          className={c > 0.86 ? 'tower-star tower-star--twinkles' : 'tower-star'}
          cx={a * 1600}
          cy={b * b * 560}
          r={0.6 + c * 0.9}
          fill="#dfe6ea"
          opacity={0.14 + c * 0.5}
        />
      ))}
      <ellipse cx={1200} cy={470} rx={620} ry={430} fill="url(#tower-halo)" />
    </g>
  )
}

function City() {
  return (
    <g>
      {BLOCKS.map(({ a, b, c }, index) => {
        const x = index * 64 - 20
        const height = 60 + a * 130
        const top = 770 - height
        return (
          <g key={x}>
            <rect
              x={x}
              y={top}
              width={44 + b * 46}
              height={height + 40}
              fill={index % 2 === 0 ? '#111a23' : '#0f1720'}
            />
            {c > 0.3 && (
              <rect
                x={x + 9 + b * 14}
                y={top + 16 + c * 22}
                width={5}
                height={7}
                fill="#d9b36a"
                opacity={0.45}
              />
            )}
            {c > 0.6 && (
              <rect x={x + 24} y={top + 40 + a * 18} width={5} height={7} fill="#d9b36a" opacity={0.3} />
            )}
            {b > 0.7 && <path d={`M${x + 22} ${top} v-26`} stroke="#111a23" strokeWidth={2} />}
          </g>
        )
      })}
    </g>
  )
}

/** Smoke in flat soft ellipses: a blur filter would cost every frame on a machine without a GPU. */
function Smoke() {
  const puffs = [
    [1186, 372, 84, 46, 0.75],
    [1226, 306, 112, 60, 0.7],
    [1290, 236, 140, 72, 0.66],
    [1376, 168, 168, 82, 0.6],
    [1470, 104, 196, 92, 0.52],
    [1572, 44, 220, 100, 0.44],
  ] as const
  return (
    <g className="tower-smoke">
      {puffs.map(([x, y, rx, ry, opacity]) => (
        <ellipse key={x} cx={x} cy={y} rx={rx} ry={ry} fill="url(#tower-smoke)" opacity={opacity} />
      ))}
    </g>
  )
}

function Ground() {
  return (
    <g>
      <rect y={790} width={1600} height={110} fill="url(#tower-ground)" />
      <ellipse cx={1190} cy={842} rx={330} ry={44} fill="url(#tower-puddle)" />
      <g stroke="#f08a45" strokeLinecap="round" opacity={0.26}>
        <path d="M1104 834 h62 M1190 848 h90 M1120 862 h40 M1220 872 h58 M1150 884 h34" strokeWidth={2.4} />
      </g>
      <path d="M0 806 H1600" stroke="#26323c" strokeWidth={1.5} opacity={0.6} />
    </g>
  )
}

function Embers() {
  return (
    <g>
      {EMBERS.map(({ a, b, c }) => (
        <circle
          key={`${a}`}
          className="tower-ember"
          style={{ animationDelay: `${-b * 9}s`, animationDuration: `${5 + c * 6}s` }}
          cx={1100 + a * 190}
          cy={400 - b * 60}
          r={0.9 + c * 1.7}
          fill={c > 0.5 ? '#ffb35c' : '#ff6a3a'}
        />
      ))}
    </g>
  )
}

function Paints() {
  const linear = (id: string, stops: readonly (readonly [number, string, number])[], across = false) => (
    <linearGradient id={id} x1="0" y1="0" x2={across ? '1' : '0'} y2={across ? '0' : '1'}>
      {stops.map(([offset, colour, opacity]) => (
        <stop key={offset} offset={offset} stopColor={colour} stopOpacity={opacity} />
      ))}
    </linearGradient>
  )
  const radial = (id: string, stops: readonly (readonly [number, string, number])[]) => (
    <radialGradient id={id}>
      {stops.map(([offset, colour, opacity]) => (
        <stop key={offset} offset={offset} stopColor={colour} stopOpacity={opacity} />
      ))}
    </radialGradient>
  )
  return (
    <defs>
      {linear('tower-sky', [
        [0, '#070b10', 1],
        [0.5, '#0e1620', 1],
        [0.82, '#1a222b', 1],
        [1, '#241f20', 1],
      ])}
      {radial('tower-halo', [
        [0, '#d4572a', 0.34],
        [0.35, '#a03a20', 0.16],
        [1, '#2a1410', 0],
      ])}
      {linear('tower-front', [
        [0, '#2a3641', 1],
        [0.4, '#33404b', 1],
        [1, '#1c252e', 1],
      ])}
      {linear('tower-side', [
        [0, '#161f27', 1],
        [0.4, '#1d262e', 1],
        [1, '#10171d', 1],
      ])}
      {radial('tower-wall-glow', [
        [0, '#f07a35', 0.42],
        [0.6, '#b7431f', 0.16],
        [1, '#b7431f', 0],
      ])}
      {linear('tower-room', [
        [0, '#070b0f', 1],
        [1, '#111a22', 1],
      ])}
      {radial('tower-fire-room', [
        [0, '#ffe3a0', 1],
        [0.5, '#ff9a3d', 1],
        [1, '#b9361a', 1],
      ])}
      {linear('tower-flame-outer', [
        [0, '#ff6a2a', 0.15],
        [0.35, '#f2592a', 0.9],
        [1, '#ffb14a', 1],
      ])}
      {linear('tower-flame-inner', [
        [0, '#ffd27a', 0.5],
        [1, '#fff4cf', 1],
      ])}
      {linear('tower-soot', [
        [0, '#05070a', 0],
        [1, '#05070a', 0.8],
      ])}
      {radial('tower-smoke', [
        [0, '#4a4644', 0.62],
        [0.5, '#2c2e32', 0.42],
        [1, '#161b21', 0],
      ])}
      {radial('tower-beacon-glow', [
        [0, '#ff4a3a', 0.85],
        [0.4, '#e23426', 0.3],
        [1, '#e23426', 0],
      ])}
      {linear('tower-ground', [
        [0, '#141b22', 1],
        [1, '#090d11', 1],
      ])}
      {radial('tower-puddle', [
        [0, '#e0662f', 0.34],
        [1, '#e0662f', 0],
      ])}
      <pattern id="tower-blocks" width={38} height={20} patternUnits="userSpaceOnUse">
        <path
          d="M0 0.5 H38 M0 10.5 H38 M9 0 V10 M28 10 V20"
          stroke="#0d1318"
          strokeWidth={1}
          opacity={0.38}
          fill="none"
        />
      </pattern>
    </defs>
  )
}

/** The picture behind the title: a fire brigade's training tower at night, with machine halls inside and one floor alight. */
export function TowerDrawing() {
  return (
    <svg
      className="tower-drawing"
      viewBox="0 0 1600 900"
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <Paints />
      <Sky />
      <City />
      <Ground />
      <TowerBuilding />
      <Smoke />
      <TowerYard />
      <Embers />
    </svg>
  )
}
