import { expect, test } from 'vitest'
import { routes } from '../../../bots/screens/routes.ts'

test('a name in a button leads to one place: no screen, action or flow stands in the way of another', () => {
  const names = [routes.screens, routes.actions, routes.flows].flatMap((kind) => Object.keys(kind))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
