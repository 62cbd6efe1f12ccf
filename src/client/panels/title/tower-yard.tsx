/** What stands in front of the tower: the engine with its ladder up, the crew, and the commander with their back to us. */

function Ladder() {
  const from = { x: 842, y: 728 }
  const to = { x: 1088, y: 424 }
  const rungs = []
  for (let step = 1; step < 26; step += 1) {
    const share = step / 26
    const x = from.x + (to.x - from.x) * share
    const y = from.y + (to.y - from.y) * share
    rungs.push(<path key={step} d={`M${x - 6} ${y - 5} L${x + 6} ${y + 5}`} />)
  }
  return (
    <g fill="none" stroke="#8d98a1" strokeLinecap="round">
      <g strokeWidth={1.3} opacity={0.75}>
        {rungs}
      </g>
      <path d={`M${from.x - 6} ${from.y - 5} L${to.x - 5} ${to.y - 4}`} strokeWidth={2.6} />
      <path d={`M${from.x + 6} ${from.y + 5} L${to.x + 5} ${to.y + 4}`} strokeWidth={2.6} />
      <path d={`M${to.x - 5} ${to.y - 4} L${to.x + 5} ${to.y + 4}`} strokeWidth={2} />
    </g>
  )
}

function Engine() {
  return (
    <g>
      <ellipse cx={858} cy={810} rx={150} ry={9} fill="#000" opacity={0.5} />
      <path d="M742 800 V742 H898 V728 H944 Q968 728 974 748 L984 776 V800 Z" fill="#b3271e" />
      <path d="M742 742 H898 V752 H742 Z" fill="#d8392d" />
      <path d="M742 782 H984 V790 H742 Z" fill="#e9e1d2" opacity={0.85} />
      <path d="M908 736 H942 Q958 736 962 750 L966 764 H908 Z" fill="#1b2a36" />
      <path d="M912 740 H936 L924 760 H912 Z" fill="#5d7485" opacity={0.5} />
      <g fill="#8f1e17">
        <rect x={752} y={757} width={40} height={22} rx={2} />
        <rect x={798} y={757} width={40} height={22} rx={2} />
        <rect x={844} y={757} width={40} height={22} rx={2} />
      </g>
      <rect x={812} y={726} width={58} height={16} rx={3} fill="#39444d" />
      <rect x={914} y={719} width={28} height={9} rx={3} fill="#5d1712" />
      <circle className="tower-strobe" cx={921} cy={722} r={22} fill="url(#tower-beacon-glow)" />
      <circle
        className="tower-strobe tower-strobe--late"
        cx={937}
        cy={722}
        r={22}
        fill="url(#tower-beacon-glow)"
      />
      {[776, 866, 950].map((x) => (
        <g key={x}>
          <circle cx={x} cy={800} r={15} fill="#090d11" />
          <circle cx={x} cy={800} r={6.5} fill="#59656f" />
        </g>
      ))}
      <path d="M984 786 L1046 792 L1046 804 L984 794 Z" fill="#ffe9bd" opacity={0.13} />
      <circle cx={981} cy={789} r={3} fill="#ffefc9" />
    </g>
  )
}

/** A small figure seen from behind, 40 units tall. */
function CrewMember({ x, y, arm }: { x: number; y: number; arm: 'down' | 'up' }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path d="M-6 0 L-5 -17 H5 L6 0 H1.5 L0 -12 L-1.5 0 Z" fill="#10161b" />
      <path d="M-8 -16 Q-8 -30 0 -30 Q8 -30 8 -16 Z" fill="#26303a" />
      <path d="M-8 -20 H8 M-7 -25 H7" stroke="#e3b04a" strokeWidth={1.4} opacity={0.75} />
      <path
        d={arm === 'up' ? 'M7 -27 L16 -38' : 'M7 -27 L10 -14'}
        stroke="#26303a"
        strokeWidth={4}
        strokeLinecap="round"
      />
      <path d="M-6 -34 Q-6 -42 0 -42 Q6 -42 6 -34 Z" fill="#caa23c" />
      <rect x={-7.5} y={-35} width={15} height={2.4} rx={1.2} fill="#a9842a" />
    </g>
  )
}

/** You, on the right: white helmet, tabard, a tablet in the hand, the fire on your shoulder. Drawn facing right, then turned. */
function Commander() {
  return (
    <g transform="translate(1482 872)">
      <g transform="scale(-1 1)">
        <ellipse cx={10} cy={2} rx={70} ry={8} fill="#000" opacity={0.55} />
        <path d="M-25 0 L-20 -82 H20 L26 0 H7 L2 -58 L-5 0 Z" fill="#141c23" />
        <path d="M22 -78 L26 -2" stroke="#b5522b" strokeWidth={1.6} opacity={0.6} />
        <path d="M-38 -80 Q-42 -150 -18 -162 H18 Q42 -150 38 -80 Q0 -70 -38 -80 Z" fill="#27323c" />
        <path d="M-27 -84 L-24 -158 H24 L28 -84 Q0 -76 -27 -84 Z" fill="#e8dfcd" opacity={0.94} />
        <path d="M-26.5 -112 H27 V-104 H-26.5 Z M-27 -96 H27.5 V-90 H-27 Z" fill="#c8362a" />
        <path
          d="M-31 -150 Q-54 -122 -46 -98 L-30 -92"
          stroke="#2b3641"
          strokeWidth={15}
          strokeLinecap="round"
          strokeLinejoin="round"
          fill="none"
        />
        <path
          d="M32 -150 Q50 -120 40 -82"
          stroke="#2f3b46"
          strokeWidth={15}
          strokeLinecap="round"
          fill="none"
        />
        <path d="M40 -148 Q57 -118 47 -82" stroke="#f07a3c" strokeWidth={2.2} fill="none" opacity={0.9} />
        <g transform="rotate(-14 -47 -98)">
          <rect x={-66} y={-112} width={38} height={27} rx={3} fill="#0c1115" />
          <rect x={-63} y={-109} width={32} height={21} rx={1.5} fill="#9ad9cf" opacity={0.9} />
          <path
            d="M-60 -95 L-54 -101 L-49 -97 L-42 -106 L-35 -92"
            stroke="#1b5e58"
            strokeWidth={1.6}
            fill="none"
          />
        </g>
        <rect x={-10} y={-172} width={20} height={14} fill="#4a3428" />
        <path d="M-23 -176 Q-25 -208 0 -209 Q25 -208 23 -176 Z" fill="#f1eadc" />
        <path d="M-31 -174 Q0 -186 31 -174 Q30 -168 0 -169 Q-30 -168 -31 -174 Z" fill="#d8cfbd" />
        <path d="M-3 -209 H3 V-178 H-3 Z" fill="#d9d0bf" />
        <path d="M14 -205 Q25 -198 24 -177" stroke="#f28a4a" strokeWidth={2.6} fill="none" opacity={0.95} />
      </g>
      <text x={0} y={-122} textAnchor="middle" className="tower-tabard">
        IC
      </text>
    </g>
  )
}

export function TowerYard() {
  return (
    <g>
      <Engine />
      <Ladder />
      <CrewMember x={1040} y={812} arm="down" />
      <CrewMember x={1014} y={816} arm="up" />
      <CrewMember x={724} y={812} arm="down" />
      <path
        d="M984 806 C1010 832 1064 802 1100 822 S1180 838 1196 806"
        stroke="#4b3a30"
        strokeWidth={4}
        fill="none"
      />
      <Commander />
    </g>
  )
}
