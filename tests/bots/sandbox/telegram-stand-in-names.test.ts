import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { type MethodName, methodParameters } from '../../../bots/sandbox/telegram/parameters.ts'

const types = new URL('../../../node_modules/@gramio/types/out/', import.meta.url)
const methodTypes = readFileSync(new URL('methods.d.ts', types), 'utf8')
const parameterTypes = readFileSync(new URL('params.d.ts', types), 'utf8')

/** The parameters of a method in the types of Bot API 10.3; `undefined` when it has no such method. */
function parametersOfTheApi(method: string): readonly string[] | undefined {
  if (!new RegExp(`^ {4}${method}: Call`, 'm').test(methodTypes)) return undefined
  const name = `${method.charAt(0).toUpperCase()}${method.slice(1)}Params`
  const body = new RegExp(`^export interface ${name} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(parameterTypes)?.[1] ?? ''
  return Array.from(body.matchAll(/^ {4}(\w+)\??:/gm), (match) => match[1] ?? '')
}

test.for(Object.entries(methodParameters))('%s has exactly the parameters of Bot API 10.3', ([method, known]) => {
  expect([...known].sort()).toEqual(parametersOfTheApi(method)?.toSorted())
})

test('a method that Telegram does not have is noticed', () => {
  expect(parametersOfTheApi('sendKlick')).toBeUndefined()
  const sendMessage: MethodName = 'sendMessage'
  expect(parametersOfTheApi(sendMessage)?.length).toBeGreaterThan(10)
})
