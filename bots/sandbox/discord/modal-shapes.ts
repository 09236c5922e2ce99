import { z } from 'zod'

import {
  checkPicking,
  componentId,
  customId,
  selectOption,
  selects,
  textDisplay,
  typeChoices,
} from './component-shapes.ts'
import { addIssue, fileTypes, list, text } from './form.ts'

/** Discord's component reference: an input takes at most 4000 characters. */
const maximumInput = 4000

const inputFields = {
  type: z.literal(4),
  id: componentId,
  custom_id: customId,
  style: z.literal([1, 2]),
  min_length: z.int().min(0).max(maximumInput).nullish(),
  max_length: z.int().min(1).max(maximumInput).nullish(),
  required: z.boolean().nullish(),
  value: text(0, maximumInput).nullish(),
  placeholder: text(0, 100).nullish(),
}

interface Input {
  readonly min_length?: number | null | undefined
  readonly max_length?: number | null | undefined
  readonly value?: string | null | undefined
}

function checkInput(input: Input, context: z.core.$RefinementCtx): void {
  const least = input.min_length ?? 0
  const most = input.max_length ?? maximumInput
  if (least > most) {
    addIssue(context, ['min_length'], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${most}.`)
  }
  const length = input.value?.length ?? 0
  if (length > 0 && (length < least || length > most)) {
    addIssue(context, ['value'], 'BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`)
  }
}

const input = z.strictObject(inputFields).superRefine(checkInput)
/** The older way: an input in a row of its own carries its label itself. */
const labelledInput = z.strictObject({ ...inputFields, label: text(1, 45) }).superRefine(checkInput)

interface Required {
  readonly required?: boolean | null | undefined
  readonly min_values?: number | null | undefined
}

function checkRequired(value: Required, context: z.core.$RefinementCtx, under: readonly PropertyKey[] = []): void {
  if (value.min_values === 0 && value.required !== false) {
    addIssue(context, [...under, 'min_values'], 'NUMBER_TYPE_MIN', 'int value should be greater than or equal to 1.')
  }
}

const files = z
  .strictObject({
    type: z.literal(19),
    id: componentId,
    custom_id: customId,
    min_values: z.int().min(0).max(10).nullish(),
    max_values: z.int().min(1).max(10).nullish(),
    file_types: fileTypes.nullish(),
    required: z.boolean().nullish(),
  })
  .superRefine((value, context) => {
    checkPicking({ min_values: value.min_values, max_values: value.max_values }, context)
    checkRequired(value, context)
  })

const choice = selectOption.omit({ emoji: true })

const radios = z
  .strictObject({
    type: z.literal(21),
    id: componentId,
    custom_id: customId,
    options: list(choice, 2, 10),
    required: z.boolean().nullish(),
  })
  .superRefine((value, context) => checkPicking({ options: value.options }, context, 10))

const checkboxes = z
  .strictObject({
    type: z.literal(22),
    id: componentId,
    custom_id: customId,
    options: list(choice, 1, 10),
    min_values: z.int().min(0).max(10).nullish(),
    max_values: z.int().min(1).max(10).nullish(),
    required: z.boolean().nullish(),
  })
  .superRefine((value, context) => {
    checkPicking(value, context, 10, value.options.length)
    checkRequired(value, context)
  })

const checkbox = z.strictObject({
  type: z.literal(23),
  id: componentId,
  custom_id: customId,
  default: z.boolean().nullish(),
})

const underLabel = z.discriminatedUnion(
  'type',
  [...selects, input, files, radios, checkboxes, checkbox],
  typeChoices('3, 4, 5, 6, 7, 8, 19, 21, 22, 23'),
)

const label = z
  .strictObject({
    type: z.literal(18),
    id: componentId,
    label: text(1, 45),
    description: text(0, 100).nullish(),
    component: underLabel,
  })
  .superRefine(({ component }, context) => {
    if ('disabled' in component && component.disabled === true) {
      const message = 'A component of a modal cannot be disabled'
      addIssue(context, ['component', 'disabled'], 'COMPONENT_DISABLED_IN_MODAL', message)
    }
    if ('options' in component && component.type === 3) checkRequired(component, context, ['component'])
  })

const row = z.strictObject({ type: z.literal(1), id: componentId, components: list(labelledInput, 1, 1) })

/** Title 45, one to five parts with different custom ids (Discord, "Modal" and component reference). */
export const modal = z
  .strictObject({
    custom_id: customId,
    title: text(1, 45),
    components: list(z.discriminatedUnion('type', [row, label, textDisplay], typeChoices('1, 10, 18')), 1, 5),
  })
  .superRefine((value, context) => {
    const used = new Set<string>()
    for (const [index, part] of value.components.entries()) {
      if (part.type === 10) continue
      const field = part.type === 18 ? part.component : part.components[0]
      if (field === undefined) continue
      const path = part.type === 18 ? ['component'] : ['components', 0]
      if (used.has(field.custom_id)) {
        const message = 'Component custom id cannot be duplicated'
        addIssue(context, ['components', index, ...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', message)
      }
      used.add(field.custom_id)
    }
  })

export type Modal = z.output<typeof modal>
export type ModalPart = Modal['components'][number]
export type ModalComponent = z.output<typeof underLabel>
