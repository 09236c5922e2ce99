import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import { list, part, wholeNumber, type Json } from './json.ts'

const PRESSABLE: ReadonlySet<number> = new Set([
  ComponentType.Button,
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
])

/**
 * The components of a message as Discord gives them, with everything that could be pressed switched off; links stay.
 * Undefined when there is nothing to switch off.
 */
export function disabled(message: Json): readonly Json[] | undefined {
  const components = list(message, 'components')
  const off = components.map(switchedOff)
  return JSON.stringify(off) === JSON.stringify(components) ? undefined : off
}

function switchedOff(component: Json): Json {
  const type = wholeNumber(component, 'type')
  const isLink = type === ComponentType.Button && wholeNumber(component, 'style') === ButtonStyle.Link
  if (type !== undefined && PRESSABLE.has(type) && !isLink) return { ...component, disabled: true }
  if (part(component, 'components') === undefined) return component
  return { ...component, components: list(component, 'components').map(switchedOff) }
}
