/** What is said with figures in it, and what the game itself says. */
export const REPORTS = {
  'report.condition': ['{found} {readings:joined}'],
  'report.reading': ['{service}: p99 {p99Ms:p99Ms}, errors {errorShare:errorShare}.'],
  'report.standingBy': ['Standing by.'],
  'report.workingOn': ['Working on: {what}.'],
  'report.carryingOut': ['Carrying out: {what}.'],
  'report.runningCheck': ['Running a check.'],
  'task.stillOnFor': ['{stillOn}: about {minutes:moreMinutes}.'],
  'action.noAccess': ['I have no access to that. Ask the people who own it.'],
  'action.apiFailed': [
    'The provider\'s API did not take it: "Internal error, request could not be completed". Nothing was changed.',
  ],
  'action.apiRefused': ['{reason:refusal}'],
  'page.secondary': ['The first on call did not answer.'],
  'end.timeUp': ['The time for this drill is up.'],
  'end.scenarioOver': ['The scenario came to its end.'],
  'end.nextShift': ['The next shift has command.'],
  'end.closed': ['The incident was closed.'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** What the provider's API answers when it refuses: the code of the trade, then our words. */
export const REFUSALS: Readonly<Record<string, string>> = {
  noPendingVersion: 'InvalidRequestException: {secret} has no version labelled AWSPENDING',
  keyExists: 'EntityAlreadyExists: {key} exists already for user {user}',
  keyLimit: 'LimitExceeded: user {user} has two access keys, and inactive ones count; delete one first',
  noSuchKey: 'NoSuchEntity: user {user} has no access key {key}',
  noCapacity:
    'InsufficientInstanceCapacity: {region} cannot launch instances of this kind now; {running} run',
  noTable: 'TableNotFoundException: there is no table {table}',
  noReplica: 'ReplicaNotFoundException: {table} has no replica in {region}',
  backupsOff: 'PointInTimeRecoveryUnavailableException: continuous backups of {table} are off',
  tooRecent: 'InvalidRestoreTimeException: the newest restorable point is about {minutes} minutes old',
  tooOld: 'InvalidRestoreTimeException: nothing older than {days} days is kept',
  restoringAlready: 'TableInUseException: {table} in {region} is being restored already',
  restoreLimit: 'LimitExceededException: {restores} restores run in {region} already',
  purgedLately: 'PurgeQueueInProgress: {queue} was purged {seconds} s ago; once a minute is allowed',
}

/** What is left to somebody in Assist, by the kind of command. */
export const WORK: Readonly<Record<string, string>> = {
  postStatus: 'a public status update',
  briefExecutives: 'a brief for the executives',
  editDocument: 'the incident document',
  postInternalUpdate: 'a situation report for the bridge',
  approveAction: 'the next action on production',
  assignTask: 'sending somebody to find out',
  askReport: 'a CAN report from the people here',
  checkTask: 'the time box that ran out',
  setReminder: 'a reminder for the next update',
}
