// An article of our own to try the page with; its ships and its ministries' words are invented.
export const SAMPLE = `Seoul counts containers, Pyongyang denies

SEOUL, Nov. 12, 2024 — North Korea has probably sent about 200 containers of artillery shells to Russia since August, South Korea's National Intelligence Service said on Tuesday.

“We are looking at three ships that called at the port of Rason in October,” a senior official told reporters, speaking on condition of anonymity because he was not allowed to speak in public.

North Korea's foreign ministry denied the report. “We have never sold shells to Russia, and we do not plan to,” a spokesman said in a statement carried by the state news agency KCNA.

The Kremlin declined to comment. Two diplomats said that the containers could also have held grain, but neither had seen them.

Ukraine's defence ministry urged its partners to check the ships, which it says will return to Rason by December 2031.
`;
