import { palette } from './palette.ts'
import type { Seated } from './war-room-seats.ts'

type Pen = CanvasRenderingContext2D

const coats = ['#3d5568', '#5b5a3c', '#5a4660', '#3f5f54', '#6a5038', '#47506e', '#5e4444', '#4d6066']
const skins = ['#e3b995', '#c98f66', '#8e5d3f', '#f0cfb2', '#6d4630', '#d6a57d']
const hairs = ['#2a2320', '#4a3426', '#7a5a35', '#1d1d22', '#8a8580', '#5b2e1e']

/** The same person looks the same in every drill. */
function traitOf(id: string): number {
  let sum = 7
  for (let index = 0; index < id.length; index += 1) sum = (sum * 31 + id.charCodeAt(index)) % 9973
  return sum
}

const pick = (list: readonly string[], trait: number): string =>
  list[trait % list.length] ?? list[0] ?? '#888'

function paintHead(pen: Pen, person: Seated, trait: number): void {
  const skin = pick(skins, trait >> 2)
  const spent = person.looks === 'spent'
  pen.fillStyle = skin
  pen.fillRect(-5, -36, 10, 10)
  pen.beginPath()
  pen.ellipse(0, -46, 12, 14, 0, 0, Math.PI * 2)
  pen.fill()
  pen.fillStyle = pick(hairs, trait >> 4)
  pen.beginPath()
  if (trait % 3 === 0) {
    pen.ellipse(0, -51, 13.5, 11, 0, Math.PI, 0)
    pen.rect(-13.5, -51, 4, 14)
    pen.rect(9.5, -51, 4, 14)
  } else if (trait % 3 === 1) {
    pen.ellipse(0, -51, 12.5, 10, 0, Math.PI, 0)
  } else {
    pen.ellipse(-2, -53, 13, 8.5, -0.16, Math.PI, 0.1)
  }
  pen.fill()
  pen.strokeStyle = '#2b201b'
  pen.lineWidth = 1.6
  pen.lineCap = 'round'
  pen.beginPath()
  for (const side of [-4.6, 4.6]) {
    if (spent) {
      pen.moveTo(side - 2.4, -44.5)
      pen.lineTo(side + 2.4, -44)
    } else if (person.looks === 'tired') {
      pen.moveTo(side - 2, -45.4)
      pen.lineTo(side + 2, -45.4)
      pen.moveTo(side - 0.6, -44)
      pen.lineTo(side + 0.6, -44)
    } else {
      pen.moveTo(side, -46)
      pen.lineTo(side, -44.6)
    }
  }
  pen.stroke()
  pen.lineWidth = 1.2
  pen.beginPath()
  if (person.speaks) pen.ellipse(0, -38, 2.6, 2, 0, 0, Math.PI * 2)
  else if (spent) pen.arc(0, -36, 3, Math.PI * 1.2, Math.PI * 1.8)
  else {
    pen.moveTo(-2.6, -38)
    pen.lineTo(2.6, -38)
  }
  pen.stroke()
}

/** One thing that tells the personality, so that a face is known again. */
function paintSign(pen: Pen, person: Seated): void {
  pen.strokeStyle = '#151a1f'
  pen.lineWidth = 1.8
  switch (person.personality) {
    case 'pennyPincher':
    case 'futurist':
      pen.beginPath()
      pen.rect(-8.5, -48, 7, 5)
      pen.rect(1.5, -48, 7, 5)
      pen.moveTo(-1.5, -46)
      pen.lineTo(1.5, -46)
      pen.stroke()
      if (person.personality === 'futurist') {
        pen.fillStyle = 'rgb(139 184 232 / 70%)'
        pen.fillRect(-8.5, -48, 17, 5)
      }
      break
    case 'automationFanatic':
    case 'vendorNegotiator':
      pen.lineWidth = 3
      pen.beginPath()
      pen.arc(0, -47, 14, Math.PI * 1.05, Math.PI * 1.95)
      pen.stroke()
      pen.fillStyle = '#151a1f'
      pen.fillRect(-16, -49, 5, 9)
      if (person.personality === 'automationFanatic') pen.fillRect(11, -49, 5, 9)
      else {
        pen.lineWidth = 1.4
        pen.beginPath()
        pen.moveTo(-13, -41)
        pen.quadraticCurveTo(-12, -34, -4, -35)
        pen.stroke()
      }
      break
    case 'securityGuard':
      pen.fillStyle = '#22303c'
      pen.beginPath()
      pen.ellipse(0, -54, 13.5, 8, 0, Math.PI, 0)
      pen.fill()
      pen.fillRect(-15, -55, 30, 3)
      break
    case 'executive':
    case 'partner':
      pen.fillStyle = '#e6dcc9'
      pen.beginPath()
      pen.moveTo(-6, -28)
      pen.lineTo(0, -14)
      pen.lineTo(6, -28)
      pen.fill()
      pen.fillStyle = '#37414b'
      pen.beginPath()
      pen.moveTo(-2, -27)
      pen.lineTo(2, -27)
      pen.lineTo(3, -10)
      pen.lineTo(-3, -10)
      pen.fill()
      break
    case 'platformBuilder':
      pen.fillStyle = 'rgb(40 30 25 / 85%)'
      pen.beginPath()
      pen.ellipse(0, -37, 9, 6, 0, 0, Math.PI)
      pen.fill()
      break
    default:
      break
  }
}

function paintHelmet(pen: Pen, shell: string, band: string): void {
  pen.fillStyle = shell
  pen.beginPath()
  pen.ellipse(0, -52, 14, 13, 0, Math.PI, 0)
  pen.fill()
  pen.fillStyle = band
  pen.beginPath()
  pen.ellipse(0, -52, 18, 3.4, 0, 0, Math.PI * 2)
  pen.fill()
}

function paintCups(pen: Pen, count: number): void {
  for (let cup = 0; cup < count; cup += 1) {
    const x = 22 + cup * 8
    pen.fillStyle = '#d8cfbd'
    pen.fillRect(x, -7, 6, 8)
    pen.fillStyle = '#5a4030'
    pen.fillRect(x + 0.8, -6.6, 4.4, 1.6)
  }
}

/** A person from the table up: coat, head, one sign of who they are, a laptop when busy, cups when tired. */
export function paintFigure(pen: Pen, person: Seated): void {
  const trait = traitOf(person.id)
  pen.save()
  pen.translate(person.x, person.y + 4)
  pen.scale(person.scale, person.scale)
  pen.save()
  if (person.looks === 'spent') pen.rotate(-0.07)
  pen.fillStyle =
    person.personality === 'trainee'
      ? '#5d6670'
      : person.personality === 'chief'
        ? '#2b2f36'
        : pick(coats, trait)
  pen.beginPath()
  pen.moveTo(-24, 6)
  pen.bezierCurveTo(-25, -20, -18, -29, -7, -30)
  pen.lineTo(7, -30)
  pen.bezierCurveTo(18, -29, 25, -20, 24, 6)
  pen.fill()
  if (person.commands) {
    pen.fillStyle = '#e8dfcd'
    pen.fillRect(-13, -24, 26, 30)
    pen.fillStyle = '#1a2229'
    pen.font = '700 11px sans-serif'
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.fillText('IC', 0, -12)
  }
  paintHead(pen, person, person.personality === 'chief' ? 401 : trait)
  if (person.personality === 'chief') paintHelmet(pen, '#b3271e', '#8f1e17')
  else if (person.personality === 'trainee') paintHelmet(pen, '#f1eadc', '#d0c6b2')
  else paintSign(pen, person)
  pen.restore()
  if (person.busyWith !== null) {
    pen.fillStyle = '#10161c'
    pen.fillRect(-16, -13, 32, 19)
    pen.fillStyle = '#9ad9cf'
    pen.fillRect(-4, -4, 8, 2)
    pen.strokeStyle = 'rgb(154 217 207 / 50%)'
    pen.lineWidth = 1
    pen.strokeRect(-16, -13, 32, 19)
  }
  paintCups(pen, person.looks === 'spent' ? 3 : person.looks === 'tired' ? 1 : 0)
  pen.restore()
}

/** Three dots over the head of whoever has just spoken. */
export function paintSpeech(pen: Pen, person: Seated): void {
  pen.save()
  pen.translate(person.x + 16 * person.scale, person.y - 66 * person.scale)
  pen.fillStyle = palette.request
  pen.beginPath()
  pen.roundRect(-3, -10, 30, 16, 8)
  pen.fill()
  pen.beginPath()
  pen.moveTo(2, 3)
  pen.lineTo(-4, 11)
  pen.lineTo(9, 5)
  pen.fill()
  pen.fillStyle = '#1a2229'
  for (const dot of [5, 12, 19]) {
    pen.beginPath()
    pen.arc(dot, -2, 1.8, 0, Math.PI * 2)
    pen.fill()
  }
  pen.restore()
}
