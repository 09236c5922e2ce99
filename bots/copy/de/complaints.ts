import type { ComplaintAbout, ComplaintDecision } from '../../../core/shop/index.ts'
import { plain, text, type Text } from '../../dialog/text.ts'

/** Beanstandungen: Der Code geht nicht, das Paket kam nicht an. */
export const complaints = {
  button: '⚠️ Etwas stimmt nicht',
  look: '⚠️ Beanstandung',
  queue: '⚠️ Beanstandungen',
  abouts: {
    code: 'Der Code funktioniert nicht',
    missing: 'Es kam nichts an',
    broken: 'Es ist kaputt oder etwas anderes',
  } as Readonly<Record<ComplaintAbout, string>>,
  show: {
    title: (offer: string): Text => text`⚠️ ${offer}`,
    parties: (buyer: string, shop: string): Text => text`${buyer} gegen ${shop}`,
    answer: plain('Der Shop sagt dazu:'),
    code: { end: 'Code endet auf', shown: 'Angesehen', used: 'Im Shop eingelöst', unused: plain('nein') },
    silent: plain('Der Shop hat nicht geantwortet.'),
    reason: plain('Begründung:'),
    answering: (at: Text): Text => text`Der Shop hat bis ${at} Zeit zu antworten. Sonst entscheidet ein Betreiber.`,
    deciding: plain('Jetzt entscheidet ein Betreiber. Die Punkte bleiben solange zurückgelegt.'),
    withdrawn: plain('Zurückgenommen. Der Shop hat die Punkte.'),
    decided: {
      replace: plain('Es gibt Ersatz: einen anderen Code oder ein neues Paket.'),
      refund: plain('Die Punkte sind zurückgegangen.'),
      reject: plain('Die Beanstandung wurde abgelehnt. Der Shop hat die Punkte.'),
    } as Readonly<Record<ComplaintDecision, Text>>,
    withdraw: '👍 Hat sich erledigt',
    settledAsk: (points: string): Text =>
      text`Ist wirklich alles gut? Der Shop bekommt dann sofort ${plain(points)}, und niemand prüft die Sache mehr.`,
    settledYes: '👍 Ja, alles gut',
    settledNo: '← Noch nicht',
    thanks: plain('👍 Gut! Der Shop hat jetzt die Punkte.'),
    respond: '✍️ Antworten',
    decide: '⚖️ Entscheiden',
    order: '← Zur Bestellung',
  },
  questions: {
    title: 'Etwas stimmt nicht',
    about: { label: 'Was ist los?', ask: plain('Was stimmt nicht?') },
    words: { label: 'Was genau?', ask: plain('Beschreib, was passiert ist. Das lesen der Shop und ein Betreiber.') },
    promise: plain('Die Punkte bleiben zurückgelegt. Der Shop hat 3 Tage, um zu antworten.'),
    confirm: 'Beanstanden',
    done: plain('⚠️ Ich habe dem Shop Bescheid gesagt.'),
    answerTitle: 'Auf eine Beanstandung antworten',
    answer: { label: 'Antwort', ask: plain('Was bietest du an?') },
    answers: { replace: 'Ersatz schicken', refund: 'Punkte zurückgeben', disagree: 'Ich sehe das anders' },
    why: { label: 'Deine Sicht', ask: plain('Was sagst du dazu? Das liest der Betreiber, der entscheidet.') },
    answerConfirm: 'Antworten',
    answered: plain('✍️ Danke, das ist angekommen.'),
    decideTitle: 'Über eine Beanstandung entscheiden',
    decision: { label: 'Entscheidung', ask: plain('Wie entscheidest du?') },
    decisions: {
      replace: 'Ersatz',
      refund: 'Punkte zurück',
      reject: 'Ablehnen',
    } as Readonly<Record<ComplaintDecision, string>>,
    decideConfirm: 'So entscheiden',
  },
  mine: {
    button: '⚠️ Beanstandungen',
    title: plain('⚠️ Beanstandungen in deinem Shop'),
    empty: plain('Gerade ist nichts beanstandet.'),
    line: (number: number, offer: string, state: Text): Text => text`${number}. **${offer}** · ${state}`,
    answering: (at: Text): Text => text`antworte bis ${at}`,
    deciding: plain('ein Betreiber entscheidet'),
  },
  notices: {
    opened: (title: string, at: Text): Text =>
      text`⚠️ **${title}** wurde beanstandet. Antworte bis ${at}, sonst entscheidet ein Betreiber.`,
    reminder: (title: string, at: Text): Text => text`⏰ Die Beanstandung zu **${title}** wartet bis ${at} auf dich.`,
    heard: (title: string): Text => text`⚖️ Über deine Beanstandung zu **${title}** entscheidet jetzt ein Betreiber.`,
    decided: (title: string): Text => text`⚖️ Die Beanstandung zu **${title}** ist entschieden.`,
  },
}
