import type { ActionParameters, Command, LookSource } from '../../command/index.ts'

/** What a line asks for. A look is to be made and then printed; a draft opens a decision card; nothing acts by itself. */
export type ShellRequest =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'clear' }
  | {
      readonly kind: 'look'
      readonly source: LookSource
      readonly subject: string
      readonly print: ShellPrint
    }
  | {
      readonly kind: 'draft'
      readonly actionId: string
      readonly label: string
      readonly parameters: ActionParameters
    }
  /** A command that changes nothing in production. Where `through` names a page, its API has to answer first. */
  | {
      readonly kind: 'give'
      readonly command: Command
      readonly through: string | null
      readonly operation: string
      readonly done: string
    }

/** How a look is printed. */
export interface ShellPrint {
  readonly form: PrintForm
  /** As the provider names the call: "DescribeTable". */
  readonly operation: string
  /** Which section of the page; null = the first. */
  readonly section: string | null
  readonly output: 'json' | 'table' | 'text'
  /** Only rows with these values, by column; a value that ends the cell counts as well. */
  readonly only: readonly (readonly [column: string, value: string])[]
}

export type PrintForm =
  | 'list'
  | 'names'
  | 'table'
  | 'attributes'
  | 'instances'
  | 'last-used'
  | 'dig'
  | 'short'
  | 'curl'
  | 'x509'
  | 'plan'
  | 'state-list'
  | 'state-show'
  | 'pods'
  | 'logs'
  | 'traces'

export const answer = (text: string): ShellRequest => ({ kind: 'answer', text })

export const look = (
  subject: string,
  print: Partial<ShellPrint> & Pick<ShellPrint, 'form'>,
  source: LookSource = 'console',
): ShellRequest => ({
  kind: 'look',
  source,
  subject,
  print: { operation: '', section: null, output: 'json', only: [], ...print },
})
