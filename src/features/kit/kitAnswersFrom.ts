import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Device } from '../../domain/device/device.ts'
import { type KitLine, kitLines, owedOf } from '../../domain/kit/kitLines.ts'
import type { KitAnswers } from '../../domain/kit/recordKitIssue.ts'
import type { KitDraft } from './kitDraft.ts'

/** What the answers are judged by; all of it may change while the form is open. */
export type KitFacts = {
  readonly catalogue: Pick<Catalogue, 'kits' | 'models' | 'terms'>
  /** What may go to this person. */
  readonly stockroom: readonly Device[]
}

export type KitField = 'kitId' | 'devices' | 'acceptance' | 'strokes' | 'declineWhy'
export type KitProblem = { readonly field: KitField; readonly words: string }

export type KitReading =
  | { readonly kind: 'ready'; readonly answers: KitAnswers }
  | { readonly kind: 'unclear'; readonly problems: readonly KitProblem[] }

const longestWhy = 240

/** The lines of the chosen kit; none before one is chosen. */
export function linesOf(draft: KitDraft, { catalogue, stockroom }: KitFacts): readonly KitLine[] {
  const kit = catalogue.kits?.find(({ id }) => id === draft.kitId)
  return kit === undefined ? [] : kitLines(kit, catalogue.models, stockroom, draft.tags)
}

/** The devices that are signed for, in one text. */
export function tagsOf(lines: readonly KitLine[]): string {
  return lines.flatMap(({ chosen }) => chosen.map(({ assetTag }) => assetTag)).join(', ')
}

/** What the record will say, or what is still to be answered. */
export function kitAnswersFrom(draft: KitDraft, facts: KitFacts): KitReading {
  const { terms, kits = [] } = facts.catalogue
  const kit = kits.find(({ id }) => id === draft.kitId)
  const lines = linesOf(draft, facts)
  const devices = lines.flatMap(({ chosen }) => chosen.map((device) => deviceOut(device, facts)))
  const why = draft.declineWhy.trim()
  const isDeclined = draft.acceptance === 'declined'
  const checks: readonly (readonly [isWrong: boolean, field: KitField, words: string])[] = [
    [kit === undefined, 'kitId', 'Choose the kit'],
    [kit !== undefined && devices.length === 0, 'devices', 'Choose at least one device that is handed out'],
    [devices.length > 0 && draft.acceptance === null, 'acceptance', 'Choose whether the holder accepts the terms'],
    [
      draft.acceptance === 'signed' && !isSignedFor(draft, lines, terms.version),
      'strokes',
      'The holder signs for these devices in the box',
    ],
    [isDeclined && why === '', 'declineWhy', 'Enter why the holder declines'],
    [isDeclined && why.length > longestWhy, 'declineWhy', `The reason has at most ${longestWhy} characters`],
  ]
  const problems = checks.flatMap(([isWrong, field, words]) => (isWrong ? [{ field, words }] : []))
  if (problems.length > 0 || kit === undefined) return { kind: 'unclear', problems }
  const seen = { termsVersion: terms.version, termsText: terms.text }
  return {
    kind: 'ready',
    answers: {
      kit: { id: kit.id, name: kit.name },
      devices,
      owed: owedOf(lines),
      acceptance: isDeclined
        ? { kind: 'declined', ...seen, why }
        : { kind: 'signed', ...seen, strokes: draft.strokes.map((stroke) => stroke.map(Math.round)) },
    },
  }
}

/** With all that belongs to its model: a kit is given whole. */
function deviceOut({ assetTag, serial, modelId }: Device, { catalogue }: KitFacts): KitAnswers['devices'][number] {
  const model = catalogue.models.find(({ id }) => id === modelId)
  return { assetTag, serial, modelId, accessories: [...(model?.accessories ?? [])] }
}

function isSignedFor({ strokes, signedFor }: KitDraft, lines: readonly KitLine[], termsVersion: number): boolean {
  return strokes.length > 0 && signedFor?.tags === tagsOf(lines) && signedFor.termsVersion === termsVersion
}
