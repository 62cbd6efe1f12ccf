import type { Scenario } from '../../src/core/scenario/index.ts'
import { any, inEffect, reached } from '../condition-words.ts'
import { DEFAULT } from './names.ts'

/** What the post-mortem may name: several conditions, each necessary, none of them a person. */
export const factors: Scenario['factors'] = [
  {
    id: 'old-key-deleted',
    kind: 'trigger',
    text: 'The key that production used was deleted as the last step of a rotation, at 20:37 UTC.',
  },
  {
    id: 'tool-default',
    kind: 'latent',
    text: 'The rotation tool took the environment "default" when none was given, and the runbook gave none.',
  },
  {
    id: 'no-proof-of-use',
    kind: 'latent',
    text: 'No step of the runbook compared the credential id of live calls with the secret before the old key was removed.',
  },
  {
    id: 'delete-not-deactivate',
    kind: 'latent',
    text: 'The runbook deleted the old key instead of deactivating it, so there was no quick way back.',
  },
  {
    id: 'sessions-hid-it',
    kind: 'detection',
    text: 'Sessions of 70 minutes kept production working for an hour after the deletion, so that cause and effect lay far apart.',
  },
  {
    id: 'ticket-green',
    kind: 'detection',
    text: 'Deploy checks and the ticket were green because the deploy had succeeded, in another environment.',
  },
  {
    id: 'propagation-theory',
    kind: 'response',
    text: 'The gradual rise looked like slow propagation at the provider, and minutes went into that theory.',
    when: { taskDone: 'propagation' },
  },
  {
    id: 'rotated-again',
    kind: 'response',
    text: 'The rotation was run a second time with the same default, with no effect but a second key.',
    when: any(
      inEffect('rotate-again', { environment: DEFAULT }),
      inEffect('redeploy-gateway', { environment: DEFAULT }),
    ),
  },
  {
    id: 'unanswered',
    kind: 'response',
    text: 'Proposals on the bridge went without an answer for minutes, and the rotation was run again without a decision.',
    when: { inState: 'evening.freelance.rotated' },
  },
  {
    id: 'restarted',
    kind: 'response',
    text: 'A restart gave up what still shielded customers: sessions that lived, and caches that could not be filled again.',
    when: any(inEffect('restart-service'), inEffect('purge-caches')),
  },
  {
    id: 'overdue-disabled',
    kind: 'response',
    text: 'A key that was overdue and in use was disabled during the incident, and listings failed as well.',
    when: any(inEffect('disable-all-overdue'), inEffect('deactivate-key', { key: 'AKLI-B3VJ' })),
  },
  {
    id: 'certificate-in-store',
    kind: 'latent',
    text: 'A renewed signing certificate lay in the store without being deployed, and the alarm looked at the store.',
    when: any(reached('certificate-near'), reached('links-refused')),
  },
  {
    id: 'many-callers',
    kind: 'amplifier',
    text: 'Uploads, downloads, pictures and log delivery all identified themselves with the same key.',
  },
]

export const remedies: Scenario['remedies'] = [
  {
    id: 'environment-required',
    kind: 'prevent',
    text: 'Make the rotation tool refuse to run without a named environment.',
    ownerRole: 'Platform and release on-call engineer',
    priority: 'P0',
    dueDays: 5,
    doneWhen: 'A call without --env ends with an error in all three commands.',
  },
  {
    id: 'prove-before-removal',
    kind: 'prevent',
    text: 'Add a gate to the rotation that compares the credential id of live calls with the secret before the old key is deactivated.',
    ownerRole: 'Identity and keys on-call engineer',
    priority: 'P0',
    dueDays: 14,
    doneWhen: 'In a rehearsal with a wrong environment the rotation stops by itself.',
  },
  {
    id: 'deactivate-first',
    kind: 'mitigate',
    text: 'Replace deletion by deactivation in the runbook and delete unused keys after seven days.',
    ownerRole: 'Identity and keys on-call engineer',
    priority: 'P1',
    dueDays: 14,
    doneWhen: 'A rehearsal brings a deactivated key back within two minutes.',
  },
  {
    id: 'suffix-on-dashboard',
    kind: 'detect',
    text: 'Show the last four letters of the credential in use for each environment, and alert when they differ from the secret for ten minutes.',
    ownerRole: 'Object gateway on-call engineer',
    priority: 'P1',
    dueDays: 21,
    doneWhen: 'A staged difference pages within fifteen minutes and names both ids.',
  },
  {
    id: 'refusal-alert',
    kind: 'detect',
    text: 'Alert on refused calls at the store for each credential, from one percent on.',
    ownerRole: 'Object store on-call engineer',
    priority: 'P1',
    dueDays: 14,
    doneWhen: 'Refusals of two percent page within two minutes in a rehearsal.',
  },
  {
    id: 'served-certificate',
    kind: 'detect',
    text: 'Watch the certificate that is served instead of the one that is stored.',
    ownerRole: 'Identity and keys on-call engineer',
    priority: 'P0',
    dueDays: 7,
    doneWhen:
      'The alarm fires for a staged signer whose certificate ends in 20 days while the store holds a newer one.',
  },
  {
    id: 'overdue-is-planned',
    kind: 'process',
    text: 'Give overdue keys a date in working hours and two people, and keep the remedy of the control switched off until use is known.',
    ownerRole: 'Security lead',
    priority: 'P2',
    dueDays: 30,
    doneWhen: 'Finding 14 carries a date, a pair and the list of callers.',
  },
]

const report = 'https://blog.cloudflare.com/cloudflare-incident-march-21-2025/'

export const sources: Scenario['sources'] = [
  {
    title: 'Cloudflare incident report, R2, 21 March 2025',
    url: report,
    usedFor:
      'The course: new pair, deploy without the environment, deletion, gradual onset 61 minutes later, the two attempts without effect, the shares of operations that failed.',
  },
  {
    title: 'IAM user guide: managing access keys',
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    usedFor: 'Two keys for a user, inactive ones count; deactivate, confirm, then delete; last used.',
  },
  {
    title: 'IAM user guide: temporary credentials',
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html',
    usedFor: 'Sessions outlive the key they were bought with.',
  },
  {
    title: 'Secrets Manager user guide: rotation',
    url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html',
    usedFor: 'AWSCURRENT and AWSPREVIOUS; copies kept by clients.',
  },
  {
    title: 'Details of the Windows Azure storage disruption of 22 February 2013',
    url: 'https://azure.microsoft.com/en-us/blog/details-of-the-february-22nd-2013-windows-azure-storage-disruption/',
    usedFor: 'A renewed certificate that was stored and not deployed in time.',
  },
  {
    title: 'Security Hub controls for IAM',
    url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html',
    usedFor: 'The control for keys older than ninety days, which has no effect on its own.',
  },
  {
    title: 'The Site Reliability Workbook: Alerting on SLOs',
    url: 'https://sre.google/workbook/alerting-on-slos/',
    usedFor: 'The 14.4 times burn rate: two percent of the month in an hour.',
  },
]
