import type { Scenario } from '../../src/core/scenario/index.ts'
import { harmSecond } from './platform.ts'

export const runbooks: Scenario['runbooks'] = [
  {
    id: 'rotate-key',
    title: 'Rotate the key of the object gateway',
    service: 'downloads',
    markdown: `# Rotate the key of the object gateway

1. Create a second key: \`aws iam create-access-key --user-name svc-object-gateway\`
2. Put it into the secret and deploy: \`./rotate put --secret object-gateway\` and \`./rotate deploy --secret object-gateway\`
3. Delete the old key.
4. Close the ticket.

\`--env\` may be given to both commands. Without it the tool uses the environment **default**.`,
  },
  {
    id: 'keys-and-sessions',
    title: 'Keys, secrets and sessions',
    markdown: `# Keys, secrets and sessions

- A gateway holds a **copy of its secret** from the last deploy, and with it buys **sessions of 70 minutes**, a new one every nine.
- A key that is gone buys no new sessions. **Those already bought live on**: harm comes about an hour later and grows for ten minutes, as they run out.
- The provider tells all its parts of a change within a minute or two. An hour is not propagation.
- A user has **two keys at most**, inactive ones count. A deleted key does not come back; an inactive one does.
- Every refusal names the **credential id**. Last four letters are enough: compare them with the secret, environment by environment.
- Safe order: list who uses it → second key → deploy to a **named** environment → prove by id that it is in use → *deactivate* the old one, wait → delete. Two people, one reads aloud.`,
  },
  {
    id: 'certificates',
    title: 'Certificates',
    service: 'share-links',
    markdown: `# Certificates

- Shared links are signed with \`link-signing\`. Signatures made after it has run out are refused; those made before live for five minutes.
- Terraform puts renewed certificates into the **store**. They are served **after a deploy** of the signer, with the next regular release.
- The alarm looks at the store.`,
  },
  {
    id: 'overdue-keys',
    title: 'Keys older than ninety days',
    markdown: `# Keys older than ninety days

The control asks for keys younger than ninety days. A key of day 100 is an **overdue finding, not an incident**: it works as on day 10. Plan the rotation, in working hours, with two people.
A key that is known to have **leaked** is urgent on any day. Nobody has reported that for these.`,
  },
  {
    id: 'error-budget',
    title: 'When the error budget burns fast',
    markdown: `# When the error budget burns fast

1. Acknowledge within five minutes. Declare when customers notice, not when you understand.
2. Take command by name; somebody else gets the keyboard.
3. Three questions before any change: **Who is hit? What changed? What do the failing requests have in common?**
4. First public words within five minutes of declaring, then at least every twenty.

14.4 times the allowed rate spends two percent of the month in an hour.`,
  },
  {
    id: 'public-words',
    title: 'Words for the status page',
    markdown: `# Words for the status page

What customers notice, what still works, whether files are safe, since when, when we write again. No causes before they are known, no host names, no supplier, no promise of a time.`,
  },
]

const before = (minutes: number): number => harmSecond - 60 * minutes

/** Seconds from the start of the drill. */
export const changes: Scenario['changes'] = [
  {
    id: 'certificate-issued',
    at: -21 * 86_400,
    service: 'share-links',
    title: 'Certificate link-signing renewed in the store',
    detail:
      'Applied by the weekly Terraform run. Valid for 90 days. Goes into use with the next regular release of the signer; that release has been moved twice for lack of urgency.',
    byRole: 'Terraform pipeline',
    kind: 'terraform',
    resources: ['aws_acm_certificate.link_signing'],
  },
  {
    id: 'key-created',
    at: before(109),
    service: 'downloads',
    title: 'Access key M2XR created for svc-object-gateway',
    detail:
      'Ticket SEC-2210, audit finding 14: key K7QD is 100 days old, the policy says 90. The old key is kept for now.',
    byRole: 'Identity engineer',
    kind: 'console',
    resources: ['aws_iam_user.svc_object_gateway'],
  },
  {
    id: 'secrets-deploy',
    at: before(79),
    service: 'mirror',
    title: 'Deploy 4411: gateway secrets',
    detail:
      'Rotation by ./rotate, ticket SEC-2210. Refreshed 1 of 1 instances in 38 seconds. All checks green.',
    byRole: 'Identity engineer',
    kind: 'deploy',
    resources: ['aws_secretsmanager_secret.object_gateway["default"]'],
  },
  {
    id: 'key-deleted',
    at: before(61),
    service: 'downloads',
    title: 'Access key K7QD of svc-object-gateway deleted',
    detail: 'Ticket SEC-2210, last step of the runbook. Ticket closed.',
    byRole: 'Identity engineer',
    kind: 'console',
    resources: ['aws_iam_user.svc_object_gateway'],
  },
  {
    id: 'second-rotation',
    at: 0,
    service: 'mirror',
    title: 'Deploy 4412: gateway secrets, once more',
    detail:
      'Access key P4WN created for svc-object-gateway, put and deployed by ./rotate. Refreshed 1 of 1 instances in 36 seconds. All checks green. "Nobody said no."',
    byRole: 'Identity engineer',
    kind: 'deploy',
    resources: ['aws_secretsmanager_secret.object_gateway["default"]'],
  },
  {
    id: 'thumbnail-rules',
    at: before(38),
    service: 'images',
    title: 'Cache rules for thumbnails',
    detail: 'Thumbnails are kept for a day instead of an hour. Rolled out to all image servers.',
    byRole: 'Image delivery engineer',
    kind: 'config',
  },
]

export const terraform: NonNullable<Scenario['terraform']> = [
  {
    address: 'aws_acm_certificate.link_signing',
    attributes: { domain: 'links.lodestow.example', days_left: 69 },
    observed: { days_left: 'certificate/link-signing/storedDaysLeft' },
  },
  {
    address: 'module.link_signer.certificate',
    attributes: { name: 'link-signing', days_left: 69 },
    observed: { days_left: 'certificate/link-signing/daysLeft' },
  },
  {
    address: 'aws_iam_user.svc_object_gateway',
    attributes: { name: 'svc-object-gateway', path: '/service/' },
  },
  {
    address: 'aws_secretsmanager_secret.object_gateway["default"]',
    attributes: { name: 'object-gateway.default', environment: 'default' },
  },
  {
    address: 'aws_secretsmanager_secret.object_gateway["production"]',
    attributes: { name: 'object-gateway.production', environment: 'production' },
  },
]
