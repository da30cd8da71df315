// Where the places and states of a pack lie: "vladivostok" at 131.89° E, 43.12° N.

export interface PlaceCoordinates {
  /** Id of a place of the gazetteer, or "state:KP". */
  readonly id: string;
  /** Degrees, east of Greenwich above 0. */
  readonly longitude: number;
  /** Degrees, north of the equator above 0. */
  readonly latitude: number;
  /** A key that the pack's README explains. */
  readonly source: string;
}
