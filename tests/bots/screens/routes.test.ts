import { expect, test } from 'vitest'
import { merged } from '../../../bots/dialog/routes.ts'
import { routes } from '../../../bots/screens/routes.ts'

test('a name in a button leads to one place: no screen, action or flow stands in the way of another', () => {
  const names = [routes.screens, routes.actions, routes.flows].flatMap((kind) => Object.keys(kind))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('two modules cannot give one name to two places', () => {
  expect(() => merged([{ 'job.take-back': 1 }, undefined, { 'job.show': 2, 'job.take-back': 3 }])).toThrow(
    'job.take-back',
  )
  expect(merged([{ one: 1 }, { two: 2 }])).toEqual({ one: 1, two: 2 })
})
