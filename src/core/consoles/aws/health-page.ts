import type { Drill } from '../../drill/index.ts'
import { type ConsoleContent, columns, row } from '../console-page.ts'

/** The provider's health page: public, late and careful. */
export function healthPage(drill: Drill): ConsoleContent {
  const posts = Object.entries(drill.state.vendorPosted).flatMap(([postId, at]) => {
    const post = drill.setup.scenario.vendorPosts.find((each) => each.id === postId)
    return post === undefined ? [] : [{ at, ...post }]
  })
  const newest = posts.at(-1)
  const open = newest !== undefined && newest.state !== 'resolved' && newest.state !== 'operational'
  return {
    title: 'Health Dashboard',
    live: false,
    problems: [],
    sections: [
      {
        key: 'events',
        title: open ? 'Open and recent issues' : 'No open issues',
        note: 'Posts are written by the provider, by hand, behind the events.',
        columns: columns(
          ['startTime', 'Posted', 'clock'],
          ['statusCode', 'Status'],
          ['eventDescription', 'Description'],
        ),
        rows: posts
          .reverse()
          .map(({ at, state, text }) =>
            row([at, statusWords[state], text], state === 'degraded' ? 'warn' : null),
          ),
      },
    ],
  }
}

const statusWords = {
  operational: 'operational',
  informational: 'informational',
  degraded: 'degraded',
  resolved: 'closed',
} as const
