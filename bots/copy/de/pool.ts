import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

/** Gutscheine mit einem Code für alle. */
export const pool = {
  question: {
    label: 'Welche Codes?',
    ask: plain('Bekommt jeder einen eigenen Code, oder gilt ein Code für alle?'),
  },
  kinds: { single: '🎟 Jeder einen eigenen', shared: '👥 Einer für alle' },
  onceEach: plain('👥 Ein Code für alle: Du kannst ihn einmal einlösen.'),
  haveIt: plain('Diesen Gutschein hast du schon. Du findest ihn unter „Meine Gutscheine“.'),
  limit: 'Höchstens',
  times: (count: number): string => `${format.number(count)}-mal`,
  ask: (count: number): Text =>
    text`Noch steht nichts im Regal. Der Code kann dann ${count}-mal eingelöst werden, von jedem Mitglied einmal. Soll ich ihn übernehmen?`,
  commit: 'Code übernehmen',
  committed: (count: number): Text => text`👥 Der Code kann jetzt ${count}-mal eingelöst werden.`,
  paste: '📋 Code einfügen',
  raise: '➕ Öfter anbieten',
  raiseTitle: 'Öfter anbieten',
  raiseLabel: 'Wie oft insgesamt?',
  raiseAsk: (limit: number): Text =>
    text`Bisher kann der Code höchstens ${limit}-mal eingelöst werden. Wie oft soll es insgesamt sein?`,
  raised: (limit: number): Text => text`👥 Der Code kann jetzt höchstens ${limit}-mal eingelöst werden.`,
  low: (title: string, left: number): Text =>
    text`📦 **${title}** kann nur noch ${left}-mal eingelöst werden. Möchtest du ihn öfter anbieten?`,
  bought: (buyers: number): Text =>
    text`Ein Code für alle, bisher von ${plain(format.count(buyers, { one: 'Mitglied', other: 'Mitgliedern' }))} gekauft. Lass dir zeigen, dass der Gutschein in Work2Buy steht.`,
}
