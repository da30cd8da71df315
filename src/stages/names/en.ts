// Words about names in English: data for the stage beside this file.

/** Seats of power that texts let speak and act: bodies, although the model calls them places. */
export const SEATS: ReadonlySet<string> = new Set([
  ...['White House', 'Kremlin', 'Pentagon', 'Blue House', 'Downing Street', '10 Downing Street', 'Elysee', 'Élysée'],
  ...['Elysee Palace', 'Élysée Palace', 'Capitol Hill', 'Foggy Bottom', 'Whitehall', 'Zhongnanhai', 'Lubyanka'],
]);
