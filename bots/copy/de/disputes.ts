import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de
const euros = (points: number): Text => plain(format.both(points))

/** Appeals against rejections, and what comes of them. */
export const disputes = {
  appeal: {
    button: '⚖️ Widersprechen',
    title: 'Widerspruch',
    words: {
      label: 'Dein Widerspruch',
      ask: (title: string): Text => text`Warum ist die Ablehnung von „${title}“ nicht richtig?`,
      hint: plain('Schreib es so, dass jemand Fremdes es versteht (20 bis 2000 Zeichen).'),
    },
    files: {
      label: 'Dateien dazu',
      ask: plain('Möchtest du Dateien oder Bilder dazulegen? Höchstens 10, je 20 MB.'),
    },
    promise: plain(
      'Der Auftraggeber hat dann 48 Stunden für eine Antwort. Danach entscheidet jemand vom Betreiberteam, der mit keinem von euch zu tun hat. Bis dahin bleibt die Belohnung in der Treuhand.',
    ),
    confirm: '⚖️ Widersprechen',
    done: (at: Text): Text => text`⚖️ Dein Widerspruch ist eingelegt. Der Auftraggeber kann bis ${at} antworten.`,
  },
  answer: {
    button: '💬 Antworten',
    title: 'Antwort auf einen Widerspruch',
    words: {
      label: 'Deine Antwort',
      ask: (title: string): Text => text`Warum hast du „${title}“ abgelehnt?`,
      hint: plain('Schreib es so, dass jemand Fremdes es versteht (20 bis 2000 Zeichen).'),
    },
    promise: plain('Danach entscheidet jemand vom Betreiberteam. Ändern kannst du deine Antwort dann nicht mehr.'),
    confirm: '💬 Antwort abschicken',
    done: plain('💬 Deine Antwort ist da. Jetzt entscheidet das Betreiberteam, und du bekommst Bescheid.'),
  },
  withdraw: {
    button: '↩ Zurückziehen',
    ask: (title: string, points: number): Text =>
      text`**Widerspruch zu „${title}“ zurückziehen?** Die Belohnung (${euros(points)}) geht dann an den Auftraggeber zurück. Noch einmal widersprechen kannst du nicht.`,
    confirm: '↩ Ja, zurückziehen',
    keep: '« Doch nicht',
    done: plain('↩ Dein Widerspruch ist zurückgezogen.'),
  },
  list: {
    title: text`⚖️ **Abgelehnt**`,
    empty: plain('Hier ist nichts: Keine abgelehnte Arbeit wartet auf dich.'),
    line: (number: number, title: string, points: number, state: Text): Text =>
      text`**${number}. ${title}** · ${plain(format.euros(points))}\n${state}`,
    appealable: (at: Text): Text => text`✖ Abgelehnt. Widersprechen kannst du bis ${at}.`,
    clientTitle: text`⚖️ **Widersprüche gegen deine Ablehnungen**`,
    clientEmpty: plain('Gerade widerspricht dir niemand. 👍'),
    button: '⚖️ Abgelehnt und Widerspruch',
    clientButton: '⚖️ Widersprüche',
    more: 'Weitere ›',
    work: '« Meine Arbeit',
    jobs: '« Meine Aufträge',
  },
  states: {
    answering: (at: Text): Text => text`💬 Der Auftraggeber kann bis ${at} antworten`,
    deciding: plain('⚖️ Das Betreiberteam entscheidet'),
    decided: plain('✅ Entschieden'),
    withdrawn: plain('↩ Der Widerspruch ist zurückgezogen, die Belohnung ist beim Auftraggeber.'),
  },
  show: {
    title: (title: string): Text => text`⚖️ Widerspruch zu **„${title}“**`,
    worker: '👤 Webworker',
    client: '👤 Auftraggeber',
    parties: (worker: string, client: string): Text => text`Webworker: **${worker}**, Auftraggeber: **${client}**`,
    stake: (reward: number, fee: number): Text =>
      text`In der Treuhand: ${euros(reward)} Belohnung, ${euros(fee)} Gebühr`,
    rejection: (code: string): Text => text`**Ablehnung:** ${plain(code)}`,
    appeal: (at: Text): Text => text`**Widerspruch**, ${at}`,
    answer: (at: Text): Text => text`**Antwort des Auftraggebers**, ${at}`,
    noAnswer: plain('Der Auftraggeber hat nicht geantwortet.'),
    reason: text`**Begründung**`,
    whole: '📄 Alles lesen',
    files: (count: number): string => `📎 Dateien (${count})`,
    work: '🔎 Abgabe',
    open: '⚖️ Zum Widerspruch',
    caption: (name: string): string => `Von ${name}`,
    links: plain('Links:'),
  },
  outcome: {
    pay: (points: number): Text => text`✅ Die ganze Belohnung geht an den Webworker: **${euros(points)}**.`,
    refund: (points: number): Text =>
      text`↩ Die Ablehnung bleibt. Belohnung und Gebühr gehen an den Auftraggeber zurück: **${euros(points)}**.`,
    split: (worker: number, client: number): Text =>
      text`➗ Geteilt: **${euros(worker)}** gehen an den Webworker, **${euros(client)}** zurück an den Auftraggeber.`,
    fee: (points: number): Text => text`Gebühr für Klickwork: ${euros(points)}`,
  },
  decide: {
    button: '⚖️ Entscheiden',
    title: 'Über einen Widerspruch entscheiden',
    decision: { label: 'Entscheidung', ask: plain('Wer bekommt die Belohnung?') },
    decisions: { pay: 'Webworker bezahlen', refund: 'Auftraggeber erstatten', split: 'Teilen' },
    share: {
      label: 'Anteil des Webworkers',
      ask: (reward: number): Text =>
        text`Die Belohnung beträgt ${euros(reward)}. Wie viel davon bekommt der Webworker? Der Rest geht mit seinem Teil der Gebühr zurück.`,
    },
    confirm: '⚖️ So entscheiden',
  },
  queue: '⚖️ Widersprüche',
  work: {
    appealed: plain('⚖️ Du hast widersprochen. Die Belohnung bleibt in der Treuhand, bis entschieden ist.'),
    refunded: plain('↩ Abgelehnt. Die Belohnung ist an den Auftraggeber zurückgegangen.'),
    split: (points: number): Text => text`➗ Geteilt: ${euros(points)} sind in deiner Geldbörse.`,
  },
  submission: {
    refunded: plain('✖ Abgelehnt. Belohnung und Gebühr sind wieder in deinem Guthaben.'),
  },
  lost: (count: number): string => `⚖️ ${format.count(count, { one: 'Streitfall', other: 'Streitfälle' })} verloren`,
  notices: {
    opened: (name: string, title: string, at: Text): Text =>
      text`⚖️ ${name} widerspricht deiner Ablehnung von „${title}“. Antworten kannst du bis ${at}, danach entscheidet das Betreiberteam auch ohne dich.`,
    reminder: (name: string, title: string, at: Text): Text =>
      text`⏰ ${name} hat deiner Ablehnung von „${title}“ widersprochen, und du hast noch nicht geantwortet. Bis ${at} geht es noch.`,
    answered: (title: string): Text =>
      text`💬 Der Auftraggeber hat auf deinen Widerspruch zu „${title}“ geantwortet. Jetzt entscheidet das Betreiberteam.`,
    unanswered: (title: string): Text =>
      text`⚖️ Auf deinen Widerspruch zu „${title}“ kam keine Antwort. Jetzt entscheidet das Betreiberteam.`,
    decided: (title: string): Text => text`⚖️ Über den Widerspruch zu „${title}“ ist entschieden.`,
    yours: (points: number): Text => text`Für dich: **${euros(points)}**.`,
    nothing: plain('Für dich: nichts.'),
    refundedWorker: (title: string): Text =>
      text`↩ Die 7 Tage für einen Widerspruch zu „${title}“ sind vorbei. Die Belohnung ist an den Auftraggeber zurückgegangen.`,
    refundedClient: (title: string, points: number): Text =>
      text`↩ Deiner Ablehnung von „${title}“ hat niemand widersprochen: **${euros(points)}** sind wieder in deinem Guthaben.`,
    withdrawnWorker: (title: string): Text =>
      text`↩ Du hast deinen Widerspruch zu „${title}“ zurückgezogen. Die Belohnung ist an den Auftraggeber zurückgegangen.`,
    withdrawnClient: (title: string, points: number): Text =>
      text`↩ Der Widerspruch zu „${title}“ ist zurückgezogen: **${euros(points)}** sind wieder in deinem Guthaben.`,
  },
}
