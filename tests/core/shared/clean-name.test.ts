import { describe, expect, test } from 'vitest'
import { cleanName } from '../../../core/shared/clean.ts'

describe('a shown name', () => {
  test.each([
    'Klickwork Support',
    'Кlickwork',
    'Klіckwork',
    'Klíckwork',
    'K1ickwork',
    'KIickwork',
    'Klick-Work',
    'K l i c k w o r k',
    'S.u.p.p.o.r.t',
    '5upport',
    'Аdmin',
    'Moderat0r',
    'Work 2 Buy',
    '✅ Anna',
  ])('does not pose as us: %s', (name) => {
    expect(cleanName(name, '#7K2F')).toBe('#7K2F')
  })

  test.each(['Anna', 'Ahmad Min', 'Jad Minh', 'Иван Петров', 'Γιώργος', 'Дмитрий', 'Lukas Kick Workman', 'A B', '李'])(
    'stays as it is when it does not: %s',
    (name) => {
      expect(cleanName(name, '#7K2F')).toBe(name)
    },
  )
})
