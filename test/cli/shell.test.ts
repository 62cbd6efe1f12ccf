import { describe, expect, it } from 'vitest'
import { submitCommand } from '../../src/core/drill/index.ts'
import { consoleText } from '../../src/hosts/text/console-text.ts'
import { atShell, isShellLine, shellCompleter } from '../../src/hosts/text/shell.ts'
import { TROUBLE, tinyCloud } from '../core/consoles/tiny-cloud.ts'
import { driveDrill } from '../support/drive-drill.ts'

function atThePrompt(seconds: number) {
  const driver = driveDrill({ scenario: tinyCloud() }).waits(seconds)
  const book = driver.view().handbook
  return {
    driver,
    book,
    types: (line: string) =>
      atShell(line, book, {
        give: (command) => {
          const result = submitCommand(driver.drill, 'commander', command)
          return result.ok ? null : result.problem
        },
        view: driver.view,
      }),
  }
}

describe('the tools in the text game', () => {
  it('are told from the words of the game by their names, those of a scenario’s own scripts included', () => {
    const { book } = atThePrompt(1)
    const scripted = {
      ...book,
      actions: book.actions.map((each) => ({ ...each, console: { tool: 'aws', command: './rotate all' } })),
    }
    expect(['aws', 'dig x', 'terraform plan', './rotate'].map((line) => isShellLine(line, book))).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(isShellLine('./rotate all', scripted)).toBe(true)
    expect(isShellLine('declare 2 x', scripted)).toBe(false)
  })

  it('look, and print what the seat then sees', () => {
    const { types, driver } = atThePrompt(60)
    expect(types('aws iam list-access-keys --user-name svc-web --output text')).toMatch(
      /^svc-web\tAKIA.*OLDK\t.*\tActive\t100$/,
    )
    expect(driver.clues()).toEqual(['old-key'])
    expect(types('pd oncall')).toMatch(/web on-call engineer/)
  })

  it('show the word of the game for what changes production, and change nothing', () => {
    const { types, driver } = atThePrompt(60)
    expect(
      types('aws secretsmanager put-secret-value --secret-id web.production --secret-string key=NEWK'),
    ).toMatch(/do put-key key=NEWK by <person\|self>/)
    expect(driver.all('actionApproved')).toEqual([])
  })

  it('create tickets, and open no support case while the support API fails', () => {
    const { types, driver } = atThePrompt(TROUBLE + 120)
    expect(types('jira create "Alarm on key age" --owner "Security lead"')).toMatch(/Created/)
    expect(driver.last('ticketCreated')).toMatchObject({ type: 'followUp', ownerRole: 'Security lead' })
    expect(types('aws support create-case --subject down')).toMatch(
      /InternalServerError\) when calling the CreateCase/,
    )
    expect(driver.all('personPaged')).toEqual([])
  })

  it('show a console page as tables, with the age of its figures', () => {
    const { driver } = atThePrompt(60)
    driver.does({ kind: 'lookAt', source: 'console', subject: 'aws/acm' })
    expect(consoleText(driver.view())).toMatch(/as of 13:54:00\)\nCertificates\n\+-/)
    expect(driver.isRefused({ kind: 'lookAt', source: 'console', subject: 'aws/nothing' })).toMatch(
      /no "aws\/nothing" to look at/,
    )
  })

  it('complete their words at the prompt, and leave the words of the game alone', () => {
    const { book } = atThePrompt(1)
    const complete = shellCompleter(() => book)
    expect(complete('aws dynamodb describe-table --table-name o')).toEqual([['orders '], 'o'])
    expect(complete('declare 2 aws')[0]).toEqual([])
  })
})
