import { plain, text, type Text } from '../../dialog/text.ts'

/** Clients who reject unusually much. */
export const flags = {
  queue: '🚩 Viele Ablehnungen',
  title: (title: string): Text => text`🚩 Viele Ablehnungen: **${title}**`,
  counted: (name: string, rejected: number, decided: number): Text =>
    text`**${name}** hat von den letzten ${decided} Abgaben ${rejected} abgelehnt.`,
  paused: plain('Der Auftrag ist deshalb pausiert.'),
  ended: plain('Der Auftrag ist schon beendet.'),
  rule: plain('Die Regel zählt nur. Ob die Ablehnungen in Ordnung sind, entscheidest du. Danach zählen nur spätere.'),
  decideTitle: 'Über viele Ablehnungen entscheiden',
  decisions: { release: 'Weiterlaufen lassen', close: 'Auftrag beenden', nothing: 'Nichts weiter' },
  released: (title: string): Text => text`✅ Ein Mensch hat sich **${title}** angesehen.`,
  closed: (title: string): Text =>
    text`⛔ Dein Auftrag **${title}** ist beendet, weil bei dir sehr viel abgelehnt wird. Das Geld für freie Plätze ist wieder in deinem Guthaben.`,
}
export type FlagsCopy = typeof flags
