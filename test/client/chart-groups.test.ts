import { expect, test } from 'vitest'
import { chartGroups } from '../../src/client/panels/control-room/desk/chart-groups.ts'

const chart = (series: string, label: string) => ({ series, label, unit: 'percent', at: [0], values: [1] })

test('zones of one measure share a picture, named by their short zone', () => {
  const groups = chartGroups({
    a: chart('service/checkout/us-east-1a/cpu', 'Checkout: CPU (us-east-1a)'),
    b: chart('service/checkout/us-east-1b/cpu', 'Checkout: CPU (us-east-1b)'),
    c: chart('service/checkout/us-east-1a/errorShare', 'Checkout: Errors (us-east-1a)'),
  })
  expect(groups.map((group) => [group.title, group.lines.map((line) => line.name)])).toEqual([
    ['Checkout: CPU', ['1a', '1b']],
    ['Checkout: Errors', ['1a']],
  ])
})

test('markets share a picture under what is measured', () => {
  const groups = chartGroups({
    a: chart('customers/us/successShare', 'US East: Visits that succeed'),
    b: chart('customers/all/successShare', 'All customers: Visits that succeed'),
  })
  expect(groups.map((group) => [group.title, group.lines.map((line) => line.name)])).toEqual([
    ['Visits that succeed', ['US East', 'All customers']],
  ])
})

test('keys, tables and configurations are named by their labels, never by the id of a metric', () => {
  const groups = chartGroups({
    a: chart('key/AKIA1/calls', 'Key …K7QD: calls'),
    b: chart('key/AKIA2/calls', 'Key …9PTX: calls'),
    c: chart('configuration/flags/newestShare', 'Feature flags: instances on the newest version'),
    d: chart('cost/usdPerMinute', 'Cost a minute'),
  })
  expect(groups.map((group) => [group.title, group.lines.map((line) => line.name)])).toEqual([
    ['Calls', ['Key …K7QD', 'Key …9PTX']],
    ['Instances on the newest version', ['Feature flags']],
    ['Cost a minute', ['Cost a minute']],
  ])
})
