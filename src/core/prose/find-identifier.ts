import type { TextRange } from './word.ts'

/** Shop talk that a customer cannot be expected to know. */
const jargon: ReadonlySet<string> = new Set(
  'p50 p90 p95 p99 p999 rps qps 5xx 4xx alb nlb elb asg ec2 iam sts cpu oom gc ttl dns vpc k8s kubernetes pod pods autoscaler autoscaling failover failovers shard shards thread threads threadpool goroutine backoff slo sli rollback rollout hotfix kafka redis postgres nginx envoy'.split(
    ' ',
  ),
)

/** Longer runs of characters are no name anybody would write. */
const longest = 120
const isSpace = (code: number): boolean => code <= 32 || code === 0xa0
const edge = /^[("'[{`*_]+|[)"'\]}`*_.,;:!?]+$/g

function looksInternal(chunk: string): boolean {
  const lower = chunk.toLowerCase()
  if (jargon.has(lower)) return true
  return (
    /^(?:us|eu|ap|sa|ca|me|af)-(?:[a-z]+-)?[a-z]+-?\d[a-z]?$/.test(lower) ||
    /^[a-z]{2,4}\d-az\d$/.test(lower) ||
    /^(?:i|ip|vol|eni|sg|subnet|ami)-[0-9a-f-]{4,}$/.test(lower) ||
    /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?::\d+)?$/.test(lower) ||
    /\.(?:internal|local|svc|amazonaws\.com|compute|lan)$/.test(lower) ||
    /^[a-z]+(?:-[a-z0-9]+)*-(?:db|prod|api|node|host|web|cache|lb|asg|svc|0?\d{1,3})(?:-[a-z0-9]+)*$/.test(
      lower,
    )
  )
}

/** The first host name, address, zone or term of the trade in a text. */
export function findIdentifier(text: string): TextRange | null {
  let at = 0
  while (at < text.length) {
    while (at < text.length && isSpace(text.charCodeAt(at))) at++
    let end = at
    while (end < text.length && !isSpace(text.charCodeAt(end))) end++
    if (end - at <= longest) {
      const chunk = text.slice(at, end)
      const bare = chunk.replace(edge, '')
      if (bare !== '' && looksInternal(bare)) {
        const start = at + chunk.indexOf(bare)
        return { start, end: start + bare.length }
      }
    }
    at = end
  }
  return null
}
