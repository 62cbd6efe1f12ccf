import { describe, expect, it } from 'vitest'
import { fatigueAt, personState } from '../../../src/core/drill/index.ts'
import {
  acceptRoleSeconds,
  acceptTaskSeconds,
  OTHER_TEAM_FACTOR,
  objectSeconds,
  PUT_DOWN_SECONDS,
  QUICKEST_SHARE,
  READ_BACK_SECONDS,
  reportSeconds,
  SILENCE_SECONDS,
  SPREAD_SHARE,
  speakUpSeconds,
  TIRED_FACTOR,
} from '../../../src/core/drill/people/human-timings.ts'
import type { CastMember, Scenario } from '../../../src/core/scenario/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { approve, busyShop, commandTaken, ring, sendTo } from './busy-shop.ts'

const memberOf = (id: string) => busyShop.cast.find((each) => each.id === id) as CastMember
const shop = (seed = 1) => driveDrill({ scenario: busyShop, seed })
type Shop = ReturnType<typeof shop>
const withEverybody = (seed = 1) => {
  const drill = shop(seed)
  for (const target of ['web-oncall', 'data-oncall', 'tired-web', 'slow-web', 'second-data'])
    drill.does(ring(target))
  return drill.waits(60)
}
/** Seconds from a command until an event of this kind. */
const secondsUntil = (drill: Shop, kind: Parameters<Shop['waitsFor']>[0]): number => {
  const from = drill.drill.state.second
  return drill.waitsFor(kind).drill.state.second - from
}
const seeds = [1, 2, 3, 4, 5, 6, 7, 8]
const withCast = (change: (member: CastMember) => CastMember): Scenario => ({
  ...busyShop,
  cast: busyShop.cast.map(change),
})

describe('paging', () => {
  it('brings somebody within the time that is theirs, another one on another seed', () => {
    const [least, most] = memberOf('web-oncall').joinsWithinSeconds
    const times = seeds.map((seed) => secondsUntil(shop(seed).does(ring('web-oncall')), 'personJoined'))
    for (const time of times) {
      expect(time).toBeGreaterThanOrEqual(least)
      expect(time).toBeLessThanOrEqual(most)
    }
    expect(new Set(times).size).toBeGreaterThan(3)
  })

  it('rings the on-call of a team, and everybody of a group', () => {
    expect(shop().does(ring('data')).last('personPaged').personId).toBe('data-oncall')
    const executives = shop().does(ring('executives')).all('personPaged')
    expect(executives.map(({ event }) => event.personId)).toEqual(['cto'])
    expect(shop().isRefused(ring('vendor'))).toMatch(/Nobody answers/)
    expect(shop().isRefused(ring('noSuchTeam'))).toMatch(/Nobody answers/)
  })

  it('again is refused while it rings, for a minute, and once they are there', () => {
    const slow = withCast((member) => ({ ...member, joinsWithinSeconds: [100, 100] }))
    const drill = driveDrill({ scenario: slow }).does(ring('web'))
    expect(drill.waits(59).isRefused(ring('web'))).toMatch(/give them a minute/)
    drill.waits(1).does(ring('web')).waitsFor('personJoined')
    expect(drill.drill.state.second).toBe(100)
    drill.waits(100)
    expect(drill.all('personJoined').length).toBe(1)
    expect(drill.isRefused(ring('web'))).toMatch(/already/)
  })

  it('is missed once by who misses the first, and answered the second time', () => {
    const drill = shop().does(ring('late-oncall'))
    expect(secondsUntil(drill, 'pageUnanswered')).toBe(300)
    expect(drill.view().people.find(({ id }) => id === 'late-oncall')?.status).toBe('unreachable')
    drill.does(ring('late-oncall'))
    expect(secondsUntil(drill, 'personJoined')).toBeLessThanOrEqual(40)
  })

  it('more often does not make anybody miss more: who is rung again after a miss comes', () => {
    for (const again of [60, 150, 290])
      for (const later of [1, 20, again - 40, again - 15]) {
        const drill = shop().does(ring('late-oncall')).waits(again).does(ring('late-oncall'))
        drill.waitsFor('pageUnanswered').waits(Math.max(1, later))
        drill.does(ring('late-oncall')).waits(400)
        const name = `rung again after ${again} s, and ${later} s after the miss`
        expect(drill.all('pageUnanswered').length, name).toBe(1)
        expect(drill.all('personJoined').length, name).toBe(1)
      }
  })

  it('rings the secondary in place of somebody who does not answer, once', () => {
    const scenario: Scenario = {
      ...withCast((member) => (member.id === 'data-oncall' ? { ...member, missesFirstPage: true } : member)),
      teams: busyShop.teams.map((team) =>
        team.id === 'data' ? { ...team, secondary: 'second-data' } : team,
      ),
    }
    const drill = driveDrill({ scenario }).does(ring('data')).waitsFor('personJoined')
    const paged = drill.all('personPaged').map(({ by, event }) => [by.kind, event.personId])
    expect(paged).toEqual([
      ['seat', 'data-oncall'],
      ['system', 'second-data'],
    ])
    expect(drill.last('personJoined').personId).toBe('second-data')
    expect(drill.all('personPaged').at(-1)?.event.reason).toMatch(/\w/)
  })
})

describe('a report', () => {
  it('is condition, actions and needs, after a moment to unmute', () => {
    const drill = withEverybody().does({ kind: 'askReport', personId: 'slow-web', question: 'CAN?' })
    const member = memberOf('slow-web')
    expect(secondsUntil(drill, 'reportGiven')).toBe(Math.round(reportSeconds(member)))
    const { condition, actions, needs } = drill.last('reportGiven')
    expect(condition).toMatch(/^I have only just sat down\. Shop front: p99 [\d.]+ (ms|s), errors/)
    expect(actions).toBe('Standing by.')
    expect(needs).toMatch(/\w[.]$/)
    expect(drill.view().people.find(({ id }) => id === 'slow-web')?.lastReportAt).toBe(
      drill.drill.state.second,
    )
  })

  it('tells what they are at: a task, an action, a check', () => {
    const drill = withEverybody().does(sendTo('web-oncall'))
    drill.does(approve('drain', { zone: 'east-b' }, 'slow-web'))
    drill.does({ kind: 'askVerification', checkId: 'buy', personId: 'tired-web' })
    const actionsOf = (personId: string) =>
      drill
        .does({ kind: 'askReport', personId, question: 'CAN?' })
        .waitsFor('reportGiven')
        .last('reportGiven').actions
    expect(actionsOf('web-oncall')).toBe('Working on: Which zone is slow?')
    expect(actionsOf('slow-web')).toBe('Carrying out: Drain a zone.')
    expect(actionsOf('tired-web')).toBe('Running a check.')
  })

  it('begins with what they found last', () => {
    const drill = withEverybody().does(sendTo('web-oncall', 'what-helps')).waitsFor('taskReported')
    drill.does({ kind: 'askReport', personId: 'web-oncall', question: 'CAN?' }).waitsFor('reportGiven')
    expect(drill.last('reportGiven').condition).toMatch(/^Calls to east-b hang\. /)
    expect(drill.last('reportGiven').needs).toBe('Drain east-b, please.')
  })
})

describe('a task', () => {
  const lasts = (personId: string, seed: number, drill = withEverybody(seed)) => {
    const from = drill.drill.state.second
    drill.does(sendTo(personId)).waitsFor('taskReported')
    return (drill.all('taskReported').at(-1)?.at ?? 0) - from
  }

  it('is acknowledged at once and takes what its card says, more or less', () => {
    for (const seed of seeds) {
      const drill = withEverybody(seed)
      const from = drill.drill.state.second
      drill.does(sendTo('web-oncall')).waitsFor('taskAccepted')
      expect(drill.drill.state.second - from).toBe(Math.round(acceptTaskSeconds(memberOf('web-oncall'))))
      drill.waitsFor('taskReported')
      const share = (drill.drill.state.second - from) / 120
      expect(share).toBeGreaterThan(QUICKEST_SHARE)
      expect(share).toBeLessThan((QUICKEST_SHARE + SPREAD_SHARE) * (1 + TIRED_FACTOR))
    }
  })

  it('takes longer for the tired, for the slow, and for people of another team', () => {
    const mean = (personId: string) =>
      seeds.reduce((sum, seed) => sum + lasts(personId, seed), 0) / seeds.length
    const fresh = mean('web-oncall')
    expect(mean('tired-web') / fresh).toBeGreaterThan(1.15)
    expect(mean('slow-web') / fresh).toBeGreaterThan(1.6)
  })

  it('of another team takes so many times longer, is taken on with a doubt, and finds the vague answer', () => {
    const mineIs = (teams: readonly string[]): Scenario => ({
      ...busyShop,
      investigations: busyShop.investigations.map((each) => ({ ...each, teams })),
    })
    const timed = (teams: readonly string[]) => {
      const drill = driveDrill({ scenario: mineIs(teams) })
        .waitsFor('pageRaised')
        .does(ring('data'))
      drill.waitsFor('personJoined').does(sendTo('data-oncall', 'what-helps'))
      const seconds = secondsUntil(drill, 'taskReported')
      return {
        seconds,
        confidence: drill.last('taskReported').confidence,
        text: drill.last('taskReported').text,
      }
    }
    const [own, foreign] = [timed(['data']), timed(['web'])]
    expect(foreign.seconds / own.seconds).toBeCloseTo(OTHER_TEAM_FACTOR, 1)
    expect([own.confidence, foreign.confidence]).toEqual(['likely', 'guess'])
    expect(foreign.text).toBe('No idea.')
  })

  it('waits until what is in hand is put down properly', () => {
    const idle = lasts('web-oncall', 3)
    const drill = withEverybody(3).does({ kind: 'askVerification', checkId: 'buy', personId: 'web-oncall' })
    expect(lasts('web-oncall', 3, drill)).toBe(idle + PUT_DOWN_SECONDS)
  })

  it('whose time box ends says so once, and when it is asked how long it will still take', () => {
    const drill = withEverybody()
      .does(sendTo('slow-web', 'which-zone', 1))
      .waitsFor('taskBoxExpired')
    expect(drill.view().tasks[0]?.overdue).toBe(true)
    drill.does({ kind: 'checkTask', taskId: 't1' })
    expect(drill.last('taskChecked').text).toMatch(/: about \d+ more minutes?\.$/)
    drill.waitsFor('taskReported').waits(120)
    expect(drill.all('taskBoxExpired').length).toBe(1)
  })

  it('that is reported within its box has no end of the box', () => {
    const drill = withEverybody()
      .does(sendTo('web-oncall', 'what-helps', 10))
      .waits(900)
    expect(drill.all('taskReported').length).toBe(1)
    expect(drill.all('taskBoxExpired')).toEqual([])
  })

  it('about what nobody knows, or for somebody who is not there, is refused', () => {
    const drill = withEverybody()
    expect(drill.isRefused(sendTo('web-oncall', 'the-weather'))).toMatch(/Nobody knows how/)
    expect(drill.isRefused(sendTo('cto'))).toMatch(/page them first/)
    expect(drill.isRefused(sendTo('noSuchPerson'))).toMatch(/nobody called/)
  })

  it('slips to the vague answer for who often errs', () => {
    const clumsy = withCast((member) => ({ ...member, errorShare: 1 }))
    const drill = driveDrill({ scenario: clumsy }).waitsFor('pageRaised').does(ring('web'))
    drill.waitsFor('personJoined').does(sendTo('web-oncall')).waitsFor('taskReported')
    expect(drill.last('taskReported')).toMatchObject({ text: 'Nothing stands out.', confidence: 'guess' })
    expect(drill.clues()).toEqual([])
  })
})

describe('tiredness', () => {
  it('rises with the hours on duty, twice as fast in an incident, and ends at one', () => {
    const drill = withEverybody()
    const at = (id: string, second: number) => fatigueAt(memberOf(id), personState(drill.drill, id), second)
    expect(at('web-oncall', 60)).toBeCloseTo(2 / 14, 2)
    expect(at('web-oncall', 3660) - at('web-oncall', 60)).toBeCloseTo(2 / 14, 5)
    expect(at('tired-web', 60)).toBe(1)
    expect(at('web-oncall', 24 * 3600)).toBe(1)
  })

  it('is seen before it is told', () => {
    const looks = Object.fromEntries(
      withEverybody()
        .view()
        .people.map(({ id, looks }) => [id, looks]),
    )
    expect(looks).toMatchObject({ 'web-oncall': 'fresh', 'tired-web': 'spent' })
  })
})

describe('objections', () => {
  const ask = { kind: 'askForObjections', proposal: 'Drain east-b', actionId: 'drain' } as const

  it('are raised when they are asked for, after a moment', () => {
    const drill = withEverybody().does(ask)
    const asked = drill.all('objectionsAsked')[0]?.id
    expect(secondsUntil(drill, 'objectionRaised')).toBe(Math.round(objectSeconds(memberOf('data-oncall'))))
    expect(drill.last('objectionRaised')).toMatchObject({
      personId: 'data-oncall',
      text: 'Half the store is in there.',
      strong: true,
    })
    expect(drill.all('objectionRaised')[0]?.because).toBe(asked)
  })

  it('are none where nobody has any: silence is an answer', () => {
    const drill = withEverybody().does({ ...ask, actionId: 'restart' })
    expect(secondsUntil(drill, 'noObjections')).toBe(SILENCE_SECONDS)
    expect(drill.last('noObjections').asked).toBe(5)
    expect(drill.all('objectionRaised')).toEqual([])
  })

  it('come late, and strong ones only, when nobody asked before', () => {
    const drill = withEverybody().does(approve('drain', { zone: 'east-b' }, 'web-oncall'))
    expect(secondsUntil(drill, 'objectionRaised')).toBe(Math.round(speakUpSeconds(memberOf('data-oncall'))))
    const meek = withCast((member) => ({
      ...member,
      objections: member.objections.map((each) => ({ ...each, strong: false })),
    }))
    const quiet = driveDrill({ scenario: meek }).does(ring('web')).does(ring('data')).waits(60)
    quiet.does(approve('drain', { zone: 'east-b' }, 'web-oncall')).waits(120)
    expect(quiet.all('objectionRaised')).toEqual([])
  })

  it('do not come a second time when they were asked for', () => {
    const drill = withEverybody().does(ask).waitsFor('objectionRaised')
    drill.does(approve('drain', { zone: 'east-b' }, 'web-oncall')).waits(120)
    expect(drill.all('objectionRaised').length).toBe(1)
  })

  it('come from those who are there', () => {
    const drill = shop().does(ring('web')).waitsFor('personJoined').does(ask).waitsFor('noObjections')
    expect(drill.all('objectionRaised')).toEqual([])
  })
})

describe('being given something', () => {
  it('a role is accepted aloud by who has it', () => {
    const drill = withEverybody().does({ kind: 'assignRole', personId: 'slow-web', role: 'scribe' })
    expect(secondsUntil(drill, 'roleAccepted')).toBe(Math.round(acceptRoleSeconds(memberOf('slow-web'))))
    expect(drill.last('roleAccepted')).toMatchObject({ personId: 'slow-web', role: 'scribe' })
  })

  it('command is accepted with the brief read back', () => {
    const shift = { endsAtSecond: 900, relief: 'data-oncall', readyWhen: { always: true } } as const
    const drill = driveDrill({ scenario: { ...busyShop, shift } })
      .does(ring('data'))
      .waits(60)
    drill.does(commandTaken)
    drill.does({ kind: 'handOverCommand', to: 'data-oncall', brief: 'East-b is drained, the store holds.' })
    expect(secondsUntil(drill, 'handoverAccepted')).toBe(READ_BACK_SECONDS)
    expect(drill.last('handoverAccepted').text).toMatch(/East-b is drained/)
  })
})
