import type { Drill } from '../../drill/index.ts'
import { pagesView } from '../../view/index.ts'
import { type ConsoleContent, columns, row } from '../console-page.ts'

/** Pages of the incident, and who was called to it. */
export function pagerIncidentsPage(drill: Drill): ConsoleContent {
  const { scenario } = drill.setup
  const called = scenario.cast.flatMap((member) => {
    const person = drill.state.people[member.id]
    return person === undefined || (person.pagedAt === null && person.joinedAt === null)
      ? []
      : [{ member, person }]
  })
  return {
    title: 'Incidents and responders',
    live: false,
    problems: [],
    sections: [
      {
        key: 'incidents',
        title: 'Incidents',
        note: null,
        columns: columns(
          ['id', 'Page'],
          ['title', 'Title'],
          ['urgency', 'Urgency'],
          ['status', 'Status'],
          ['created_at', 'Raised', 'clock'],
          ['service', 'Team'],
        ),
        rows: [...pagesView(drill)].reverse().map((page) => {
          const status =
            page.clearedAt !== null ? 'resolved' : page.acknowledgedAt !== null ? 'acknowledged' : 'triggered'
          return row(
            [page.pageId, page.title, page.urgency, status, page.raisedAt, page.team],
            status === 'triggered' ? 'bad' : status === 'acknowledged' ? 'warn' : null,
          )
        }),
      },
      {
        key: 'responders',
        title: 'Responders',
        note: called.length === 0 ? 'Nobody has been called yet.' : null,
        columns: columns(
          ['user', 'Who'],
          ['state', 'State'],
          ['requested_at', 'Paged', 'clock'],
          ['joined_at', 'Joined', 'clock'],
        ),
        rows: called.map(({ member, person }) => {
          const state =
            person.status === 'paged' ? 'pending' : person.joinedAt === null ? 'no answer' : person.status
          return row(
            [member.role, wordsOf(state), person.pagedAt, person.joinedAt],
            state === 'pending' || state === 'no answer' ? 'warn' : null,
          )
        }),
      },
    ],
  }
}

/** Who is on call now, who is next, how long they have been on duty; and what happens to a page that nobody takes. */
export function pagerSchedulePage(drill: Drill): ConsoleContent {
  const { scenario, policy } = drill.setup
  const { shift, teams, cast } = scenario
  const roleOf = (id: string | undefined) => cast.find((member) => member.id === id)?.role ?? null
  const isResponders = (team: { readonly onCall: string }) =>
    cast.find((member) => member.id === team.onCall)?.kind === 'responder'
  const hours = (id: string | undefined) => {
    const member = cast.find((each) => each.id === id)
    const passed = Math.floor(drill.state.second / 3600)
    return member === undefined ? null : `${Math.round(member.onDutyHours) + passed} h`
  }
  return {
    title: 'On-call schedule and escalation',
    live: false,
    problems: [],
    sections: [
      {
        key: 'oncalls',
        title: 'On call now',
        note: null,
        columns: columns(
          ['schedule', 'Team'],
          ['user', 'On call'],
          ['on_duty', 'On duty for'],
          ['next', 'Next (secondary)'],
          ['services', 'Services'],
        ),
        rows: teams
          .filter(isResponders)
          .map((team) =>
            row([
              team.label,
              roleOf(team.onCall),
              hours(team.onCall),
              roleOf(team.secondary) ?? 'nobody named',
              team.services.join(', '),
            ]),
          ),
      },
      {
        key: 'overrides',
        title: 'Incident commander',
        note: shift === undefined ? 'No change of shift is planned.' : null,
        columns: columns(['user', 'Who'], ['start', 'From', 'clock'], ['end', 'Until', 'clock']),
        rows:
          shift === undefined
            ? []
            : [
                row(['You', null, shift.endsAtSecond]),
                row([roleOf(shift.relief) ?? shift.relief, shift.endsAtSecond, null]),
              ],
      },
      {
        key: 'escalation_rules',
        title: 'Escalation policy',
        note: 'Counted from the page, while nobody acknowledges it.',
        columns: columns(['level', 'Level', 'count'], ['after', 'After', 'seconds'], ['target', 'Rings']),
        rows: [
          row([1, 0, "The team's on-call"]),
          ...policy.escalation.map((step, nth) => row([nth + 2, step.afterSeconds, step.label])),
        ],
      },
    ],
  }
}

/** "onBridge" -> "on bridge". */
const wordsOf = (state: string): string => state.replace(/([A-Z])/g, ' $1').toLowerCase()
