import type { Player } from './player.ts'

export async function joins(person: Player, wants: string): Promise<void> {
  await person.uses('menu')
  await person.presses('Deutsch')
  await person.presses('Ausfüllen')
  await person.fillsIn({ Geburt: '01.01.1990' })
  await person.picks(wants)
  await person.presses('Ich stimme zu')
}

/** An account with play money, and one job of one slot: a text and a picture for 250 points. */
export async function posts(client: Player): Promise<void> {
  await client.presses('Spielgeld')
  await client.uses('job', 'post')
  await client.picks('Sonstiges')
  await client.picks('Leer beginnen')
  await client.presses('Ausfüllen')
  await client.fillsIn({
    Titel: 'Ein *Foto* von @everyone',
    Aufgabe: 'Fotografiere deine Lieblingstasse vor einem Fenster.',
    Ergebnis: 'Ein scharfes Bild mit der ganzen Tasse.',
    'Was abgegeben wird': ['text', 'picture'],
  })
  await client.presses('Ausfüllen')
  await client.fillsIn({ Belohnung: '2,50 €', Plätze: '1', Vergabe: 'claim' })
  await client.presses('Ausfüllen')
  await client.fillsIn({ Dauer: '10' })
  await client.presses('veröffentlichen')
}
