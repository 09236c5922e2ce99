import { describe, expect, test } from 'vitest'
import { hasForbiddenLink } from '../../../core/jobs/index.ts'

describe('a way into another chat', () => {
  test.each([
    't.me/evil',
    'HTTPS://T.ME/x',
    't․me/evil',
    't。me/evil',
    'ｔ．ｍｅ/evil',
    't﹒me/x',
    'https://t%2Eme/x',
    't[.]me/x',
    't(dot)me/x',
    'T . me/evil',
    't dot me/x',
    'tg://resolve?domain=evil',
    'discord。gg/x',
    'chat.whatsapp.com/x',
    'm.me/x',
    'signal.group/#x',
  ])('is found in %s', (words) => {
    expect(hasForbiddenLink(`Please write to ${words} first`)).toBe(true)
  })

  test.each([
    'https://about.me/anna',
    'https://start.me/x',
    'What. Me?',
    'I meant. Me/you',
    'team.medium.com',
    'am.me/x',
  ])('is not seen where there is none: %s', (words) => {
    expect(hasForbiddenLink(words)).toBe(false)
  })
})
