/** Input that cannot be used: says the file, the place in it and the mend. The command line ends with exit code 2. */
export class BadInput extends Error {
  readonly file: string
  readonly place: string
  readonly mend: string

  constructor(input: {
    readonly file: string
    readonly place: string
    readonly message: string
    readonly mend: string
  }) {
    super(input.message)
    this.file = input.file
    this.place = input.place
    this.mend = input.mend
  }
}

/** For words on the command line itself. */
export function badOption(option: string, message: string, mend: string): BadInput {
  return new BadInput({ file: 'command line', place: option, message, mend })
}
