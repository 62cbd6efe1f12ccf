/** The tower itself: six floors of concrete with machine racks in them, the fourth alight, a stair outside. */

const FRONT_LEFT = 1080
const FRONT_RIGHT = 1306
const SIDE_RIGHT = 1392
const TOP = 196
const FOOT = 806
const FLOORS = 6
const FLOOR_HEIGHT = (FOOT - TOP) / FLOORS
const BURNING = 3
const WINDOW_XS = [1104, 1172, 1240]
const WINDOW_WIDTH = 44
const WINDOW_HEIGHT = 62

/** Floor 1 is at the foot. */
const floorTop = (floor: number): number => FOOT - floor * FLOOR_HEIGHT

/** Small lights of a rack; which ones are lit is fixed by position so that the drawing never changes. */
function RackWindow({ x, y, floor, column }: { x: number; y: number; floor: number; column: number }) {
  const lamps = []
  for (let row = 0; row < 7; row += 1) {
    for (let unit = 0; unit < 3; unit += 1) {
      const key = floor * 53 + column * 31 + row * 7 + unit * 13
      if (key % 5 > 2) continue
      const amber = floor === BURNING + 2 || key % 23 === 4
      lamps.push(
        <rect
          key={`${row}-${unit}`}
          className={key % 4 === 0 ? 'tower-lamp tower-lamp--blinks' : 'tower-lamp'}
          style={{ animationDelay: `${-(key % 9) * 0.7}s` }}
          x={x + 9 + unit * 10}
          y={y + 11 + row * 7.2}
          width={unit === 1 ? 5 : 3}
          height={1.8}
          fill={amber ? '#e3a33a' : '#6fc79a'}
          opacity={0.35 + (key % 3) * 0.22}
        />,
      )
    }
  }
  return (
    <g>
      <rect x={x} y={y} width={WINDOW_WIDTH} height={WINDOW_HEIGHT} fill="url(#tower-room)" />
      <rect x={x + 5} y={y + 6} width={15} height={WINDOW_HEIGHT - 6} fill="#0a0f14" />
      <rect x={x + 24} y={y + 6} width={15} height={WINDOW_HEIGHT - 6} fill="#0b1117" />
      {lamps}
      <rect x={x} y={y} width={WINDOW_WIDTH} height={5} fill="#05080b" opacity={0.7} />
      <rect x={x - 3} y={y + WINDOW_HEIGHT} width={WINDOW_WIDTH + 6} height={4} fill="#46535e" />
    </g>
  )
}

function BurningWindow({ x, y, tongue }: { x: number; y: number; tongue: number }) {
  const middle = x + WINDOW_WIDTH / 2
  const base = y + WINDOW_HEIGHT
  return (
    <g>
      <path
        d={`M${x - 4} ${y + 6} C${x - 10} ${y - 34} ${x + 8} ${y - 64} ${x + 2} ${y - 96} L${x + 44} ${y - 88} C${x + 40} ${y - 56} ${x + 58} ${y - 32} ${x + 48} ${y + 6} Z`}
        fill="url(#tower-soot)"
      />
      <rect x={x} y={y} width={WINDOW_WIDTH} height={WINDOW_HEIGHT} fill="url(#tower-fire-room)" />
      <rect x={x + 6} y={y + 22} width={11} height={WINDOW_HEIGHT - 22} fill="#2a0d08" opacity={0.85} />
      <rect x={x + 28} y={y + 15} width={10} height={WINDOW_HEIGHT - 15} fill="#2a0d08" opacity={0.75} />
      <g
        className="tower-flame"
        style={{ animationDelay: `${-tongue * 0.43}s`, transformOrigin: `${middle}px ${base}px` }}
      >
        <path
          d={`M${x + 2} ${base} C${x - 8} ${y + 34} ${x + 10} ${y + 22} ${x + 6} ${y - 6 - tongue * 5} C${x + 22} ${y + 8} ${x + 16} ${y + 18} ${x + 25} ${y + 2} C${x + 30} ${y - 10} ${x + 28} ${y - 22 - tongue * 4} ${x + 34} ${y - 30 - tongue * 6} C${x + 36} ${y - 4} ${x + 54} ${y + 16} ${x + 42} ${base} Z`}
          fill="url(#tower-flame-outer)"
          opacity={0.92}
        />
        <path
          d={`M${x + 11} ${base} C${x + 4} ${y + 44} ${x + 16} ${y + 36} ${x + 15} ${y + 16} C${x + 24} ${y + 30} ${x + 26} ${y + 22} ${x + 30} ${y + 6} C${x + 32} ${y + 28} ${x + 42} ${y + 40} ${x + 34} ${base} Z`}
          fill="url(#tower-flame-inner)"
        />
      </g>
      <rect x={x - 3} y={base} width={WINDOW_WIDTH + 6} height={4} fill="#7a4028" />
    </g>
  )
}

function Stair() {
  const flights = []
  for (let floor = 0; floor < FLOORS; floor += 1) {
    const bottom = FOOT - floor * FLOOR_HEIGHT
    const top = bottom - FLOOR_HEIGHT
    const goesRight = floor % 2 === 0
    const from = goesRight ? 1000 : 1068
    const to = goesRight ? 1068 : 1000
    flights.push(
      <g key={floor} stroke="#2d3943" strokeLinecap="round">
        <path d={`M996 ${top} H1080`} strokeWidth={5} />
        <path d={`M${from} ${bottom} L${to} ${top}`} strokeWidth={4} />
        <path d={`M${from} ${bottom - 26} L${to} ${top - 26}`} strokeWidth={1.6} stroke="#51616e" />
        <path
          d={`M996 ${top - 26} H1080 M996 ${top} V${top - 26} M1024 ${top} V${top - 26} M1052 ${top} V${top - 26}`}
          strokeWidth={1.6}
          stroke="#51616e"
        />
      </g>,
    )
  }
  return (
    <g fill="none">
      <path d={`M998 ${FOOT} V${TOP - 4}`} stroke="#232d36" strokeWidth={5} />
      {flights}
    </g>
  )
}

function Roof() {
  return (
    <g>
      <path
        d={`M${FRONT_LEFT - 10} ${TOP} H${FRONT_RIGHT} L${SIDE_RIGHT + 8} ${TOP - 2} V${TOP - 16} L${FRONT_RIGHT} ${TOP - 16} H${FRONT_LEFT - 10} Z`}
        fill="#2c3843"
      />
      <path
        d={`M${FRONT_LEFT - 10} ${TOP - 16} H${FRONT_RIGHT} L${SIDE_RIGHT + 8} ${TOP - 16}`}
        stroke="#5b6a76"
        strokeWidth={2}
        fill="none"
      />
      <g stroke="#4a5863" strokeWidth={2} fill="none">
        <path d={`M1084 ${TOP - 44} H1302 M1084 ${TOP - 30} H1302`} />
        <path
          d={`M1084 ${TOP - 16} V${TOP - 46} M1138 ${TOP - 16} V${TOP - 46} M1192 ${TOP - 16} V${TOP - 46} M1246 ${TOP - 16} V${TOP - 46} M1300 ${TOP - 16} V${TOP - 46}`}
        />
      </g>
      <path
        d={`M1216 ${TOP - 16} V72 M1216 120 L1188 ${TOP - 16} M1216 120 L1244 ${TOP - 16} M1203 150 H1229 M1197 168 H1235`}
        stroke="#3a4752"
        strokeWidth={3}
        fill="none"
      />
      <circle className="tower-beacon" cx={1216} cy={68} r={26} fill="url(#tower-beacon-glow)" />
      <circle cx={1216} cy={68} r={4.5} fill="#ff5a4a" />
      <path d={`M1318 ${TOP - 16} V146 H1372 V${TOP - 16} Z`} fill="#1d2730" />
      <path d="M1314 146 L1345 128 L1376 146 Z" fill="#26323c" />
    </g>
  )
}

export function TowerBuilding() {
  const floors = []
  for (let floor = 1; floor <= FLOORS; floor += 1) {
    const top = floorTop(floor)
    const windowTop = top + 22
    floors.push(
      <g key={floor}>
        <path
          d={`M${FRONT_LEFT - 6} ${top} H${FRONT_RIGHT} L${SIDE_RIGHT} ${top - 0.5} V${top + 7} L${FRONT_RIGHT} ${top + 8} H${FRONT_LEFT - 6} Z`}
          fill="#46545f"
          opacity={0.75}
        />
        {WINDOW_XS.map((x, column) =>
          floor === 1 && column === 1 ? (
            <g key={x}>
              <path d={`M${x - 4} ${FOOT} V${top + 34} H${x + 48} V${FOOT} Z`} fill="#0b1016" />
              <path d={`M${x + 22} ${FOOT} V${top + 34}`} stroke="#1d2831" strokeWidth={2} />
              <path d={`M${x - 4} ${top + 34} H${x + 48}`} stroke="#c9c1b0" strokeWidth={2} opacity={0.5} />
            </g>
          ) : floor === BURNING + 1 ? (
            <BurningWindow key={x} x={x} y={windowTop} tongue={(column * 2) % 3} />
          ) : (
            <RackWindow key={x} x={x} y={windowTop} floor={floor} column={column} />
          ),
        )}
        <path
          d={`M${1336} ${windowTop + 4} H1368 V${windowTop + 58} H1336 Z`}
          fill={floor === BURNING + 1 ? '#9a3316' : '#0a0f14'}
          opacity={floor === BURNING + 1 ? 0.85 : 0.9}
        />
        <text x={FRONT_RIGHT - 8} y={top + 20} className="tower-stencil" textAnchor="end">
          {floor}
        </text>
      </g>,
    )
  }
  return (
    <g>
      <path
        d={`M${FRONT_RIGHT} ${TOP} L${SIDE_RIGHT} ${TOP - 1} V${FOOT - 6} L${FRONT_RIGHT} ${FOOT} Z`}
        fill="url(#tower-side)"
      />
      <path d={`M${FRONT_LEFT} ${TOP} H${FRONT_RIGHT} V${FOOT} H${FRONT_LEFT} Z`} fill="url(#tower-front)" />
      <path d={`M${FRONT_LEFT} ${TOP} H${FRONT_RIGHT} V${FOOT} H${FRONT_LEFT} Z`} fill="url(#tower-blocks)" />
      <path
        d={`M${FRONT_LEFT} ${floorTop(5)} H${FRONT_RIGHT} V${floorTop(3)} H${FRONT_LEFT} Z`}
        fill="url(#tower-wall-glow)"
      />
      <Roof />
      {floors}
      <Stair />
    </g>
  )
}
