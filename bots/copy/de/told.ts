import type { Topic } from '../../../core/notices/index.ts'
import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

/** What a member hears without asking, and when. */
export const told = {
  topics: {
    button: '🔔 Was du hören willst',
    title: plain('🔔 Was du hören willst'),
    intro: plain('Tipp an, was du an- oder abschalten möchtest:'),
    names: {
      reminders: 'Erinnerungen',
      applications: 'Bewerbungen und neue Leute',
      alerts: 'Gespeicherte Suchen',
      digest: 'Tagesüberblick',
      stock: 'Knapper Vorrat im Shop',
    } as Readonly<Record<Topic, string>>,
    about: {
      reminders: 'an Fristen und an das, was auf deine Antwort wartet',
      applications: 'wer sich bei dir bewirbt oder einen Auftrag übernimmt',
      alerts: 'neue Aufträge zu deinen gespeicherten Suchen',
      digest: 'einmal am Tag, was auf dich wartet',
      stock: 'wenn dir Gutscheine ausgehen',
    } as Readonly<Record<Topic, string>>,
    line: (name: string, about: string, isOn: boolean): Text =>
      text`${plain(isOn ? '🔔' : '🔕')} **${plain(name)}**: ${plain(about)}`,
    on: (name: string): string => `🔔 ${name} an`,
    off: (name: string): string => `🔕 ${name} aus`,
    always: plain(
      'Was mit Geld, Entscheidungen oder der Sicherheit deines Kontos zu tun hat, sage ich dir immer, und auch, wenn jemand auf deine Antwort wartet.',
    ),
    switchedOn: (name: string): Text => text`Gespeichert. **${plain(name)}** bekommst du wieder.`,
    switchedOff: (name: string): Text => text`Gespeichert. **${plain(name)}** bekommst du nicht mehr.`,
    value: (muted: readonly string[]): string => (muted.length === 0 ? 'alles' : `ohne ${muted.join(', ')}`),
    label: 'Was du hörst',
  },
  snooze: {
    button: (hours: number): string => `💤 In ${format.hours(hours)} wieder`,
    done: (at: Text): Text => text`💤 Verschoben. Ich erinnere dich wieder: ${at}`,
  },
  digest: {
    title: plain('☀️ Das wartet heute auf dich'),
    work: text`🧰 **Deine Arbeit**`,
    more: plain('… und noch mehr'),
    jobs: text`📋 **Deine Aufträge**`,
    job: (title: string, counts: string, until: Text): Text =>
      text`**${title}**\n${plain(counts)}, antworte bis ${until}`,
    submissions: (count: number): string => format.count(count, { one: 'Abgabe', other: 'Abgaben' }),
    applications: (count: number): string => format.count(count, { one: 'Bewerbung', other: 'Bewerbungen' }),
    off: '🔕 Keinen Tagesüberblick mehr',
  },
}
