import type { SeverityNumber } from '../../../../core/command/index.ts'
import type { SeatView } from '../../../../core/consoles/index.ts'
import { roleLabels } from '../channel-line.ts'
import {
  type CommandSpec,
  choicesOf,
  list,
  numberOr,
  peopleHere,
  severityChoices,
  successors,
} from './command-spec.ts'

const group = 'Incident'
const severity = (text: string | undefined): SeverityNumber => numberOr(text, 3) as SeverityNumber

/** The second level: what most incidents with customers in them begin as. */
const usual = (view: SeatView): string => String(view.handbook.severities[1]?.level ?? 2)

const acknowledgePage: CommandSpec<'acknowledgePage'> = {
  kind: 'acknowledgePage',
  label: 'Acknowledge a page',
  group,
  words: 'ack pager alert',
  fields: (view) => [
    {
      name: 'pageId',
      label: 'Page',
      kind: 'choice',
      options: view.pages
        .filter((page) => page.acknowledgedAt === null)
        .map((page) => ({ value: page.pageId, label: page.title })),
    },
  ],
  build: (values) => ({ kind: 'acknowledgePage', pageId: values.pageId ?? '' }),
}

const declareIncident: CommandSpec<'declareIncident'> = {
  kind: 'declareIncident',
  label: 'Declare the incident',
  group,
  words: 'severity sev open start',
  fields: (view) => [
    {
      name: 'severity',
      label: 'Severity',
      kind: 'choice',
      options: severityChoices(view),
      initial: usual(view),
      hint: `House rules: ${view.handbook.policyTitle}`,
    },
    {
      name: 'summary',
      label: 'Summary',
      kind: 'text',
      hint: 'What customers notice, where, since when',
    },
  ],
  build: (values) => ({
    kind: 'declareIncident',
    severity: severity(values.severity),
    summary: values.summary ?? '',
  }),
}

const setSeverity: CommandSpec<'setSeverity'> = {
  kind: 'setSeverity',
  label: 'Change the severity',
  group,
  words: 'sev raise lower upgrade downgrade',
  fields: (view) => [
    {
      name: 'severity',
      label: 'Severity',
      kind: 'choice',
      options: severityChoices(view),
      initial: String(view.incident.severity ?? 2),
    },
    { name: 'reason', label: 'Reason', kind: 'text', hint: 'Which facts make it this level' },
  ],
  build: (values) => ({
    kind: 'setSeverity',
    severity: severity(values.severity),
    reason: values.reason ?? '',
  }),
}

const openBridge: CommandSpec<'openBridge'> = {
  kind: 'openBridge',
  label: 'Open the bridge',
  group,
  words: 'call war room conference',
  fields: () => [],
  build: () => ({ kind: 'openBridge' }),
}

const takeCommand: CommandSpec<'takeCommand'> = {
  kind: 'takeCommand',
  label: 'Take command',
  group,
  words: 'commander ic announce',
  fields: () => [
    {
      name: 'announcement',
      label: 'Announcement',
      kind: 'text',
      hint: 'Who commands, what we know, what happens next',
    },
  ],
  build: (values) => ({ kind: 'takeCommand', announcement: values.announcement ?? '' }),
}

const handOverCommand: CommandSpec<'handOverCommand'> = {
  kind: 'handOverCommand',
  label: 'Hand over command',
  group,
  words: 'transfer relief handover brief',
  fields: (view) => [
    { name: 'to', label: 'To', kind: 'choice', options: successors(view) },
    {
      name: 'brief',
      label: 'Brief',
      kind: 'long',
      hint: 'Situation, actions under way, risks, what is due next',
    },
  ],
  build: (values) => ({ kind: 'handOverCommand', to: values.to ?? '', brief: values.brief ?? '' }),
}

const announceHandover: CommandSpec<'announceHandover'> = {
  kind: 'announceHandover',
  label: 'Announce the handover',
  group,
  words: 'transfer commander',
  fields: () => [{ name: 'text', label: 'Announcement', kind: 'text' }],
  build: (values) => ({ kind: 'announceHandover', text: values.text ?? '' }),
}

const acceptCommand: CommandSpec<'acceptCommand'> = {
  kind: 'acceptCommand',
  label: 'Accept command',
  group,
  words: 'handover read back take',
  fields: () => [
    { name: 'readBack', label: 'Read back', kind: 'long', hint: 'Say the brief back in your own words' },
  ],
  build: (values) => ({ kind: 'acceptCommand', readBack: values.readBack ?? '' }),
}

const assignRole: CommandSpec<'assignRole'> = {
  kind: 'assignRole',
  label: 'Assign a role',
  group,
  words: 'deputy scribe comms operations lead delegate',
  fields: (view) => [
    { name: 'personId', label: 'Person', kind: 'choice', options: peopleHere(view) },
    { name: 'role', label: 'Role', kind: 'choice', options: choicesOf(roleLabels) },
  ],
  build: (values) => ({
    kind: 'assignRole',
    personId: values.personId ?? '',
    role: (values.role ?? 'scribe') as keyof typeof roleLabels,
  }),
}

const words = (
  kind: 'markMitigated' | 'resolveIncident' | 'closeIncident',
  label: string,
  search: string,
  hint: string,
): CommandSpec => ({
  kind,
  label,
  group,
  words: search,
  fields: () => [{ name: 'text', label: 'What you say', kind: 'text', hint }],
  build: (values) => ({ kind, text: values.text ?? '' }),
})

const namePostmortemOwner: CommandSpec<'namePostmortemOwner'> = {
  kind: 'namePostmortemOwner',
  label: 'Name the post-mortem owner',
  group,
  words: 'postmortem review owner',
  fields: (view) => [
    { name: 'personId', label: 'Owner', kind: 'choice', options: peopleHere(view) },
    { name: 'dueDays', label: 'Due in days', kind: 'number', initial: '5' },
  ],
  build: (values) => ({
    kind: 'namePostmortemOwner',
    personId: values.personId ?? '',
    dueDays: numberOr(values.dueDays, 5),
  }),
}

const standDown: CommandSpec<'standDown'> = {
  kind: 'standDown',
  label: 'Stand people down',
  group,
  words: 'release send home',
  fields: (view) => [
    { name: 'personIds', label: 'Who may go', kind: 'many', options: peopleHere(view) },
    { name: 'staying', label: 'Who stays, and why', kind: 'text', optional: true },
  ],
  build: (values) => ({
    kind: 'standDown',
    personIds: list(values.personIds),
    staying: values.staying ?? '',
  }),
}

const endDrill: CommandSpec<'endDrill'> = {
  kind: 'endDrill',
  label: 'End the drill here',
  group: 'Drill',
  words: 'give up quit stop leave',
  fields: () => [
    {
      name: 'reason',
      label: 'Reason',
      kind: 'text',
      initial: 'I stop here.',
      hint: 'It is graded as it stands',
    },
  ],
  build: (values) => ({ kind: 'endDrill', reason: values.reason ?? '' }),
}

export const incidentSpecs: readonly CommandSpec[] = [
  acknowledgePage,
  declareIncident,
  setSeverity,
  openBridge,
  takeCommand,
  assignRole,
  words(
    'markMitigated',
    'Mark as mitigated',
    'mitigation stopped harm',
    'Harm has stopped: which signal says so',
  ),
  words('resolveIncident', 'Resolve the incident', 'fixed end verified', 'What was verified, and by whom'),
  words('closeIncident', 'Close the incident', 'end finish', 'What is left to do, and who does it'),
  namePostmortemOwner,
  standDown,
  handOverCommand,
  announceHandover,
  acceptCommand,
  endDrill,
] as readonly CommandSpec[]
