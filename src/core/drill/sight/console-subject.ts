/** A look from the shell: with the session it has had since the morning, so nobody has to sign in. */
export const FROM_SHELL = 'cli:'

/** The subject without the way it was asked by. */
export const bareSubject = (subject: string): string =>
  subject.startsWith(FROM_SHELL) ? subject.slice(FROM_SHELL.length) : subject
