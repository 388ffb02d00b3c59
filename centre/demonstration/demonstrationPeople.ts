import { demonstrationBars } from './demonstrationBars.ts'

export type Technician = { readonly personId: string; readonly name: string; readonly barIds: readonly string[] }

/** All of them have this PIN: it is for trying out, and stands on the first page that a newcomer reads. */
export const demonstrationPin = '2468'
/** Fewer than of a PIN that is somebody's: nobody has to find this one out, and the first start does not wait for it. */
export const demonstrationRounds = 100_000

const givenNames =
  'Amara Ben Chidi Dana Ewan Farah Grace Hamid Isla Jamal Kiran Leila Marek Nadia Omar Priya Quentin Rosa Samir Tessa Umar Vera Will Ximena Yusuf Zoe Adaeze Bryn Clara Dev Elif Finn Gita Hugo Ines Jonas'.split(
    ' ',
  )
const familyNames =
  'Abara Brandt Carter Dhillon Eriksen Fofana Gallagher Hossain Ivanova Jarvis Kamara Lindqvist Mistry Novak Oyelaran Pryce Qureshi Rahimi Sandhu Tanaka Usman Vaughan Wojcik Xu Yeboah Zeller'.split(
    ' ',
  )

/** Three at a desk, two in a crew. */
export const demonstrationTechnicians: readonly Technician[] = demonstrationBars
  .flatMap((bar) => Array.from({ length: bar.kind === 'desk' ? 3 : 2 }, () => bar.barId))
  .map((barId, at) => {
    const name = `${givenNames[at % givenNames.length]} ${familyNames[(at * 7) % familyNames.length]}`
    // An id is no name: it stands readable in a tablet's storage, and in figures.
    return { personId: `technician-${String(at + 1).padStart(2, '0')}`, name, barIds: [barId] }
  })

export function techniciansOf(barId: string): readonly Technician[] {
  return demonstrationTechnicians.filter(({ barIds }) => barIds.includes(barId))
}
