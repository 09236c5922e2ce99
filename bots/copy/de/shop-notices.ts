import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

/** What shops and their buyers hear when something happens. */
export const shopNotices = {
  approved: (name: string): Text => text`✔️ Dein Shop **${name}** ist offen. Jetzt kannst du Gutscheine anbieten.`,
  refused: (name: string): Text => text`✖️ Dein Shop **${name}** wurde abgelehnt.`,
  low: (title: string, left: number): Text =>
    text`📦 Von **${title}** ${plain(left === 1 ? 'ist nur noch 1 Code' : `sind nur noch ${format.number(left)} Codes`)} da. Schick neue nach.`,
  reminder: (title: string, at: Text): Text =>
    text`🎟 **${title}** wartet auf dich: Sieh dir den Code an bis ${at}. Danach bekommst du deine Punkte zurück.`,
  lost: (title: string, points: number): Text =>
    text`⚠️ Der Code von **${title}** ließ sich nicht öffnen. Das ist unser Fehler. Deine ${plain(format.both(points))} sind wieder da.`,
  lapsed: (title: string, points: number): Text =>
    text`⌛ Du hast dir den Code von **${title}** nicht angesehen. Deine ${plain(format.both(points))} sind wieder da.`,
}
