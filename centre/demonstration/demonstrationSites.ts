import type { Site } from '../../src/domain/site/site.ts'

type Network = Site['network']
type SiteRow = readonly [name: string, borough: string, bcu: string, network: Network]

/**
 * The boroughs of the 12 Basic Command Units are real; the sites in them are made up, named by district. Seven desks stand
 * at the first seven; five sites belong to each pop-up crew, one per working day.
 */
const deskSites: readonly SiteRow[] = [
  ['Croydon station', 'Croydon', 'South Area', 'good'],
  ['Hammersmith station', 'Hammersmith & Fulham', 'Central West', 'good'],
  ['Romford station', 'Havering', 'East Area', 'good'],
  ['Colindale station', 'Barnet', 'North West', 'good'],
  ['Hackney station', 'Hackney', 'Central East', 'good'],
  ['Southwark station', 'Southwark', 'Central South', 'good'],
  ['Lewisham station', 'Lewisham', 'South East', 'good'],
]

const popupSites: Readonly<Record<string, readonly SiteRow[]>> = {
  'lambeth-popup': [
    ['Kennington station', 'Lambeth', 'Central South', 'poor'],
    ['Brixton Hill base', 'Lambeth', 'Central South', 'poor'],
    ['Streatham Vale base', 'Lambeth', 'Central South', 'none'],
    ['Peckham station', 'Southwark', 'Central South', 'poor'],
    ['Bermondsey base', 'Southwark', 'Central South', 'none'],
  ],
  'camden-popup': [
    ['Kentish Town station', 'Camden', 'Central North', 'poor'],
    ['Holloway base', 'Islington', 'Central North', 'none'],
    ['Finsbury base', 'Islington', 'Central North', 'poor'],
    ['Dalston base', 'Hackney', 'Central East', 'none'],
    ['Bow station', 'Tower Hamlets', 'Central East', 'poor'],
  ],
  'newham-popup': [
    ['Stratford station', 'Newham', 'North East', 'good'],
    ['Plaistow base', 'Newham', 'North East', 'none'],
    ['Walthamstow station', 'Waltham Forest', 'North East', 'poor'],
    ['Ilford station', 'Redbridge', 'East Area', 'poor'],
    ['Dagenham base', 'Barking & Dagenham', 'East Area', 'none'],
  ],
  'enfield-popup': [
    ['Edmonton station', 'Enfield', 'North Area', 'poor'],
    ['Southgate base', 'Enfield', 'North Area', 'none'],
    ['Tottenham station', 'Haringey', 'North Area', 'poor'],
    ['Wood Green base', 'Haringey', 'North Area', 'poor'],
    ['Finchley base', 'Barnet', 'North West', 'none'],
  ],
  'ealing-popup': [
    ['Acton station', 'Ealing', 'West Area', 'poor'],
    ['Hayes base', 'Hillingdon', 'West Area', 'none'],
    ['Hounslow station', 'Hounslow', 'West Area', 'good'],
    ['Wembley station', 'Brent', 'North West', 'poor'],
    ['Pinner base', 'Harrow', 'North West', 'none'],
  ],
  'greenwich-popup': [
    ['Woolwich station', 'Greenwich', 'South East', 'poor'],
    ['Bexleyheath station', 'Bexley', 'South East', 'poor'],
    ['Catford base', 'Lewisham', 'South East', 'none'],
    ['Bromley station', 'Bromley', 'South Area', 'poor'],
    ['Sutton base', 'Sutton', 'South Area', 'none'],
  ],
  'wandsworth-popup': [
    ['Tooting base', 'Wandsworth', 'South West', 'none'],
    ['Wimbledon station', 'Merton', 'South West', 'poor'],
    ['Twickenham station', 'Richmond upon Thames', 'South West', 'poor'],
    ['Kingston base', 'Kingston upon Thames', 'South West', 'none'],
    ['Chelsea base', 'Kensington & Chelsea', 'Central West', 'poor'],
  ],
}

export const sitesOfDesks: readonly Site[] = deskSites.map(siteOf)

/** By the crew's bar id; the first is Monday's. */
export const sitesOfCrews: ReadonlyMap<string, readonly Site[]> = new Map(
  Object.entries(popupSites).map(([barId, rows]) => [barId, rows.map(siteOf)]),
)

export const demonstrationSites: readonly Site[] = [...sitesOfDesks, ...[...sitesOfCrews.values()].flat()]

function siteOf([name, borough, bcu, network]: SiteRow): Site {
  const siteId = name
    .replace(/ (station|base)$/, '')
    .toLowerCase()
    .replace(/\s+/g, '-')
  return { id: `site:${siteId}`, type: 'site', schema: 1, siteId, name, bcu, borough, network }
}
