import type { Drill } from '../../drill/index.ts'
import { seriesId } from '../../world/index.ts'
import { type ConsoleContent, columns, row } from '../console-page.ts'
import { figure } from '../console-reading.ts'

/** Monitors: every alert rule with its query, its state and the newest figure. */
export function monitorsPage(drill: Drill): ConsoleContent {
  const rows = drill.setup.scenario.alerts.map((alert) => {
    const { rule } = alert
    const page = drill.state.pages.findLast((each) => each.alertId === alert.id)
    const firing = page !== undefined && page.clearedAt === null
    const series = rule.kind === 'threshold' ? rule.series : seriesId.slo('burnRate5m')
    const query =
      rule.kind === 'threshold'
        ? `avg(last_${rule.forSeconds}s): ${rule.series} ${rule.comparison === 'above' ? '>' : '<'} ${rule.value}`
        : 'burn_rate(slo): long and short window'
    return row(
      [
        alert.title,
        firing ? 'ALERT' : 'OK',
        query,
        figure(drill, series),
        alert.team,
        page === undefined ? null : (page.clearedAt ?? page.raisedAt),
      ],
      firing ? (alert.urgency === 'high' ? 'bad' : 'warn') : null,
    )
  })
  return {
    title: 'Monitors',
    live: true,
    problems: [],
    sections: [
      {
        key: 'monitors',
        title: 'Monitors',
        note: null,
        columns: columns(
          ['name', 'Monitor'],
          ['status', 'Status'],
          ['query', 'Query'],
          ['value', 'Newest', 'count'],
          ['team', 'Team'],
          ['since', 'Since', 'clock'],
        ),
        rows: rows.sort((a, b) => Number(b.cells[1] === 'ALERT') - Number(a.cells[1] === 'ALERT')),
      },
    ],
  }
}
