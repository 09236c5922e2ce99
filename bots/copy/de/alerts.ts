import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'

const { command } = commandsIn('de')

/** Saved searches. */
export const alerts = {
  title: text`🔔 **Deine gespeicherten Suchen**`,
  intro: plain('Neue Aufträge, die dazu passen, melde ich dir gesammelt, höchstens dreimal am Tag.'),
  empty: plain(
    'Du hast noch keine Suche gespeichert. Such nach Aufträgen und tippe auf „Suche merken“: Dann melde ich dir neue, die dazu passen.',
  ),
  everything: 'alle neuen Aufträge',
  quoted: (words: string): string => `„${words}“`,
  line: (number: number, what: string, paused: boolean): Text => text`**${number}.** ${paused ? '⏸ ' : ''}${what}`,
  one: (what: string): Text => text`🔔 **${what}**`,
  isActive: plain('Neue Aufträge, die dazu passen, melde ich dir gesammelt, höchstens dreimal am Tag.'),
  isPaused: plain('⏸ Pausiert: Ich melde dir dazu gerade nichts.'),
  saved: text`🔔 Gemerkt! Du findest deine Suchen unter ${command('alerts')}.`,
  savedBefore: plain('🔔 Diese Suche hattest du schon gespeichert.'),
  deleted: plain('Die Suche ist gelöscht.'),
  found: text`🔔 **Neu für dich**`,
  gone: plain('Diese Aufträge sind inzwischen alle vergeben.'),
  buttons: {
    save: '🔔 Suche merken',
    search: '🔎 Jetzt suchen',
    pause: '⏸ Pausieren',
    resume: '▶ Fortsetzen',
    delete: '🗑 Löschen',
    all: '🔔 Meine Suchen',
  },
}
