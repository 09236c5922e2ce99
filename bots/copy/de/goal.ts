import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

/** Wofür jemand spart. */
export const goal = {
  set: '🎯 Als Ziel merken',
  clear: '🎯 Ziel streichen',
  isSet: plain('🎯 Gemerkt! In deiner Geldbörse siehst du, wie weit du bist.'),
  isCleared: plain('🎯 Du sparst für nichts mehr.'),
  title: (title: string, points: number): Text => text`🎯 Dein Ziel: **${title}** für ${plain(format.both(points))}`,
  bar: (bar: string, percent: number): Text => text`${bar} ${plain(`${format.number(percent)} %`)}`,
  missing: (points: number): Text => text`Dir fehlen noch ${plain(format.both(points))}.`,
  jobs: (count: number): Text =>
    text`Das sind etwa ${plain(format.count(count, { one: 'Auftrag', other: 'Aufträge' }))} wie deine letzten.`,
  enough: plain('Geschafft: Deine Punkte reichen!'),
  away: plain('Gerade steht es nicht im Regal.'),
  look: '🎯 Mein Ziel ansehen',
  reached: (title: string): Text => text`🎯 Geschafft! Deine Punkte reichen für **${title}**.`,
  ended: (title: string): Text => text`🎯 **${title}** gibt es nicht mehr. Such dir ein neues Ziel aus.`,
}
