// Ids of the examples in the OpenAPI document: of the small dossier about barges that the tests ask them of.
export const EXAMPLE = {
  dossier: 'main',
  document: 'fbd10a8f0e520b09',
  claim: 'db5e5ccf45b9e979',
  event: '54c87b71e17b760c',
  origin: '2633d56e8f2d973a',
  contradiction: 'd77157497e5e25f5',
  ledger: 'goods-transfer',
  outlet: 'harbour-wire',
  entity: 'velsk',
  actor: 'state:XV',
  judgement: '0f1e2d3c4b5a6978',
  token: '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8',
  account: 'nils',
} as const;
