import { linkTo } from './attachments.ts'
import type { Button, MessageComponent, Select } from './component-shapes.ts'
import type { AttachmentRecord, Json, World } from './world.ts'

/** The address behind `attachment://NAME`, or the address itself. */
export function resolvedUrl(world: World, url: string, files: readonly AttachmentRecord[]): string {
  const file = fileNamed(url, files)
  return file === undefined ? url : linkTo(world, file)
}

function fileNamed(url: string, files: readonly AttachmentRecord[]): AttachmentRecord | undefined {
  const name = /^attachment:\/\/(.+)$/.exec(url)?.[1]
  return files.find((file) => file.name === name)
}

type Part = MessageComponent | Button | Select

/** A component as the API gives it back: without what is null, and with what Discord fills in itself. */
export function componentJson(world: World, component: Part, files: readonly AttachmentRecord[]): Json {
  const inner = (part: Part): Json => componentJson(world, part, files)
  switch (component.type) {
    case 1:
      return { ...component, components: component.components.map(inner) }
    case 2:
      return filled(component)
    case 3:
      return { min_values: 1, max_values: 1, ...filled(component), options: component.options.map(filled) }
    case 5:
    case 6:
    case 7:
    case 8:
      return { min_values: 1, max_values: 1, ...filled(component) }
    case 9: {
      const { accessory } = component
      const shown = accessory.type === 2 ? filled(accessory) : mediaJson(world, accessory, files)
      return { ...component, components: component.components.map(inner), accessory: shown }
    }
    case 10:
      return component
    case 12:
      return { ...component, items: component.items.map((item) => mediaJson(world, item, files)) }
    case 13: {
      const file = fileNamed(component.file.url, files)
      const media = unfurled(world, component.file.url, files)
      return {
        ...component,
        file: media,
        name: file?.name ?? null,
        size: file?.size ?? null,
        spoiler: component.spoiler ?? false,
      }
    }
    case 14:
      return { ...component, divider: component.divider ?? true, spacing: component.spacing ?? 1 }
    case 17: {
      const more = { accent_color: component.accent_color ?? null, spoiler: component.spoiler ?? false }
      return { ...component, ...more, components: component.components.map(inner) }
    }
  }
}

function filled(part: object): Json {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null && value !== undefined))
}

interface Media {
  readonly media: { readonly url: string }
  readonly description?: string | null | undefined
  readonly spoiler?: boolean | null | undefined
}

function mediaJson(world: World, item: Media, files: readonly AttachmentRecord[]): Json {
  const { media, description = null, spoiler } = item
  return { ...item, media: unfurled(world, media.url, files), description, spoiler: spoiler ?? false }
}

function unfurled(world: World, url: string, files: readonly AttachmentRecord[]): Json {
  const file = fileNamed(url, files)
  const address = resolvedUrl(world, url, files)
  return {
    // Media of the web has an id of its own in Discord; nothing here can be done with it.
    id: file?.id ?? world.applicationId,
    url: address,
    proxy_url: address,
    width: null,
    height: null,
    content_type: file?.mimeType ?? null,
    ...(file !== undefined && { attachment_id: file.id }),
  }
}
