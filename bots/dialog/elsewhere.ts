import * as members from '../../core/members/index.ts'
import type { Button, Card } from './card.ts'
import type { Talk } from './dialog-turn.ts'
import { noteCard } from './draw.ts'
import { ENGINE_INTENTS } from './routes.ts'
import { isHere } from './scene.ts'
import type { Text } from './text.ts'

/** Where a dialog stands that is not here, as people call it. */
async function platformOf({ scene, dialog }: Talk): Promise<string> {
  const { tx, member, copy, platform } = scene.turn
  const places = await members.places(tx, member.id)
  // A dialog whose chat is unknown by now can only be one of this platform.
  return copy.link.platformNames[places.find(({ place }) => place === dialog.place)?.platform ?? platform]
}

/** Says that a dialog waits on the other platform, and that it can go on here. */
export async function elsewhereNote(talk: Talk): Promise<Text> {
  const { copy } = talk.scene.turn
  return copy.dialog.elsewhere(talk.flow.title(copy), await platformOf(talk))
}

/** The same with the button that takes it here: for a press on the message that it has left. */
export async function elsewhereCard(talk: Talk, wayOn: Button): Promise<Card> {
  const { copy } = talk.scene.turn
  const intent = { do: ENGINE_INTENTS.goOn, args: [] }
  const goOn: Button = { is: 'go', label: copy.dialog.goOnHere, intent, look: 'main' }
  return noteCard(await elsewhereNote(talk), goOn, wayOn)
}

/** What the button is called that leads from the menu back to a dialog. */
export async function goOnLabel(talk: Talk): Promise<string> {
  const { copy } = talk.scene.turn
  const title = talk.flow.title(copy)
  return isHere(talk.scene)
    ? copy.dialog.continueDialog(title)
    : copy.dialog.continueFrom(title, await platformOf(talk))
}
