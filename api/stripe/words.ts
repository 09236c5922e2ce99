import type { Language } from '../../core/shared/language.ts'

interface Words {
  readonly paid: { readonly title: string; readonly lines: readonly string[] }
  readonly stopped: { readonly title: string; readonly lines: readonly string[] }
}

/** What stands on the pages to which the payment provider leads back. */
export const words: Readonly<Record<Language, Words>> = {
  de: {
    paid: {
      title: 'Danke!',
      lines: [
        'Sobald die Zahlung bestätigt ist, meistens in wenigen Sekunden, steht der Betrag in deinem Guthaben und ich schreibe dir im Chat.',
        'Du kannst dieses Fenster schließen.',
      ],
    },
    stopped: {
      title: 'Nichts bezahlt',
      lines: [
        'Du hast die Zahlung abgebrochen. Der Link im Chat bleibt gültig, bis er 24 Stunden alt ist, falls du es dir anders überlegst.',
        'Du kannst dieses Fenster schließen.',
      ],
    },
  },
  en: {
    paid: {
      title: 'Thank you!',
      lines: [
        'As soon as the payment is confirmed, mostly within seconds, the amount is in your budget and I write to you in the chat.',
        'You can close this window.',
      ],
    },
    stopped: {
      title: 'Nothing was paid',
      lines: [
        'You have stopped the payment. The link in the chat stays valid until it is 24 hours old, should you change your mind.',
        'You can close this window.',
      ],
    },
  },
}
