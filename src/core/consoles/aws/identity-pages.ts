import { hashText } from '../../determinism/index.ts'
import type { Drill } from '../../drill/index.ts'
import { apiProblem } from '../../drill/index.ts'
import { seriesId } from '../../world/index.ts'
import { type ConsoleContent, columns, row } from '../console-page.ts'
import { figure, lastAbove } from '../console-reading.ts'
import { doneOf } from './done-so-far.ts'
import { keyRecord, secretLabels } from './identity-settings.ts'

/** Where auditors begin to ask. */
const OLD_DAYS = 90
const SOON_DAYS = 14
/** Fewer calls than this are the meter's noise. */
const LEAST_USE_PER_SECOND = 0.01

/** "AKIA…K7QD": twenty characters that end in the key's own id. */
export function accessKeyId(key: { readonly id: string; readonly user: string }): string {
  const tail = key.id.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const middle = hashText(`${key.user}/${key.id}`).toUpperCase()
  return `AKIA${middle.padEnd(16, '0').slice(0, Math.max(0, 16 - tail.length))}${tail}`
}

/** Access keys: two to a user at most. "Last used" is what tells which key production shows. */
export function iamPage(drill: Drill, item: string | null): ConsoleContent {
  const problem = apiProblem(drill, 'iam', null)
  const keys = (drill.setup.scenario.topology.platform?.keys ?? []).filter(
    (key) => item === null || key.user === item,
  )
  const rows = (problem === null ? keys : []).flatMap((key) => {
    const { status, days } = keyRecord(drill, key.id)
    if (status === 'absent') return []
    const series = seriesId.key(key.id, 'usesPerSecond')
    const used = lastAbove(drill, series, LEAST_USE_PER_SECOND)
    return [
      row(
        [
          key.user,
          accessKeyId(key),
          used,
          figure(drill, series),
          status === 'active' ? 'Active' : 'Inactive',
          days,
        ],
        status === 'active' && days >= OLD_DAYS ? 'warn' : null,
        item === null ? { source: 'console', subject: `aws/iam/${key.user}` } : null,
      ),
    ]
  })
  return {
    title: item === null ? 'IAM: access keys' : `IAM: access keys of ${item}`,
    live: true,
    problems: problem === null ? [] : [problem],
    sections: [
      {
        key: 'AccessKeyMetadata',
        title: 'Access keys by user',
        note: 'Two keys to a user at most; inactive ones count.',
        columns: columns(
          ['UserName', 'User'],
          ['AccessKeyId', 'Key id'],
          ['LastUsedDate', 'Last used', 'clock'],
          ['CallsPerSecond', 'Calls now', 'perSecond'],
          ['Status', 'Status'],
          ['AgeDays', 'Age', 'days'],
        ),
        rows,
      },
    ],
  }
}

/** Secrets: which key a label points to, environment by environment. */
export function secretsPage(drill: Drill, item: string | null): ConsoleContent {
  const problem = apiProblem(drill, 'secretsmanager', null)
  const { secrets = [], keys = [] } = drill.setup.scenario.topology.platform ?? {}
  const suffix = (id: string | null): string | null => {
    const key = keys.find((each) => each.id === id)
    return key === undefined ? id : `…${accessKeyId(key).slice(-4)}`
  }
  const shown = secrets.filter((secret) => item === null || secret.id === item)
  // The label is there only while a rotation is under way.
  const staged = shown.some(({ id }) => secretLabels(drill, id).pending !== null)
  return {
    title: item === null ? 'Secrets Manager: secrets' : `Secrets Manager: ${item}`,
    live: false,
    problems: problem === null ? [] : [problem],
    sections: [
      {
        key: 'Versions',
        title: 'Secrets by environment',
        note: 'Programs keep copies: a new version is not a new copy.',
        columns: columns(
          ['Name', 'Secret'],
          ['Environment', 'Environment'],
          ['AWSCURRENT', 'AWSCURRENT key'],
          ...(staged ? ([['AWSPENDING', 'AWSPENDING key']] as const) : []),
          ['AWSPREVIOUS', 'AWSPREVIOUS key'],
          ['LastChangedDate', 'Last changed', 'clock'],
        ),
        rows: (problem === null ? shown : []).map((secret) => {
          const { current, previous, pending } = secretLabels(drill, secret.id)
          const changed = [...doneOf(drill, 'putSecret'), ...doneOf(drill, 'finishRotation')]
            .sort((a, b) => a.at - b.at)
            .findLast(({ intervention }) => intervention.secret === secret.id)
          return row(
            [
              secret.id,
              secret.environment,
              suffix(current),
              ...(staged ? [suffix(pending)] : []),
              suffix(previous),
              changed?.at ?? null,
            ],
            null,
            item === null ? { source: 'console', subject: `aws/secretsmanager/${secret.id}` } : null,
          )
        }),
      },
    ],
  }
}

/** Certificates: what is served, and what lies in the store. */
export function acmPage(drill: Drill, item: string | null): ConsoleContent {
  const problem = apiProblem(drill, 'acm', null)
  const certificates = (drill.setup.scenario.topology.platform?.certificates ?? []).filter(
    (certificate) => item === null || certificate.id === item,
  )
  return {
    title: 'Certificate Manager: certificates',
    live: true,
    problems: problem === null ? [] : [problem],
    sections: [
      {
        key: 'CertificateSummaryList',
        title: 'Certificates',
        note: 'Served is what others see; the store may hold a newer one.',
        columns: columns(
          ['CertificateId', 'Certificate'],
          ['DomainName', 'For'],
          ['Status', 'Status'],
          ['DaysLeftServed', 'Served: days left', 'days'],
          ['DaysLeftInStore', 'In store: days left', 'days'],
        ),
        rows: (problem === null ? certificates : []).map((certificate) => {
          const served = figure(drill, seriesId.certificate(certificate.id, 'daysLeft'))
          const stored = figure(drill, seriesId.certificate(certificate.id, 'storedDaysLeft'))
          const expired = served !== null && served <= 0
          return row(
            [certificate.id, certificate.label, expired ? 'EXPIRED' : 'ISSUED', served, stored],
            expired ? 'bad' : served !== null && served < SOON_DAYS ? 'warn' : null,
          )
        }),
      },
    ],
  }
}
