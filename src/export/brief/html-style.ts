// How the page looks: one column on paper and on a narrow screen, brief and texts side by side on a wide one; colour means stance.
import { STANCES, type Stance } from '../../document/claim.ts';

/** Background behind dark text, background behind light text. */
const TINTS: Readonly<Record<Stance, readonly [light: string, dark: string]>> = {
  asserts: ['#dbe7f6', '#24384f'],
  confirms: ['#cdebd3', '#1d4529'],
  denies: ['#fbd3d0', '#5c2524'],
  doubts: ['#fde0c4', '#573517'],
  declines: ['#f3eab5', '#474017'],
  relays: ['#e3e2df', '#3b3a38'],
  demands: ['#ead9f5', '#45294f'],
  commits: ['#cbe9e8', '#164446'],
};

const tints = (which: 0 | 1) => STANCES.map((stance) => `--${stance}:${TINTS[stance][which]};`).join('');

export const STYLE = `
:root{color-scheme:light dark;--page:#fcfbf9;--ink:#1b1b1a;--soft:#5d5a54;--rule:#d9d6cf;${tints(0)}}
@media (prefers-color-scheme:dark){:root{--page:#17181a;--ink:#e8e6e1;--soft:#b5b1a9;--rule:#3a3a3c;${tints(1)}}}
*{box-sizing:border-box}
html{background:var(--page);color:var(--ink);font:1rem/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:46rem;padding:1.25rem 1.25rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:0 0 .25rem;letter-spacing:-.01em}
h2{font-size:.8125rem;letter-spacing:.08em;text-transform:uppercase;color:var(--soft);border-top:1px solid var(--rule);padding-top:.75rem;margin:2rem 0 .75rem}
h3{font-size:1.0625rem;line-height:1.3;margin:1.25rem 0 .25rem}
h3 a{text-decoration:none}
h3 a:hover,h3 a .number,h3 .number a{text-decoration:underline 1px;text-underline-offset:.2em}
h3 .soft{font-weight:400}
p{margin:.25rem 0}
a{color:inherit;text-decoration-thickness:1px;text-underline-offset:.2em}
a:focus-visible,summary:focus-visible,.texts:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
.texts:focus-visible{outline-offset:-2px}
nav ul{display:flex;flex-wrap:wrap;gap:.125rem 1rem;list-style:none;margin:.5rem 0 0;padding:0;font-size:.875rem}
.soft,.details,.head{color:var(--soft);font-size:.875rem}
.number{font-variant-numeric:tabular-nums;color:var(--soft);font-weight:400}
dl{display:grid;grid-template-columns:5rem minmax(0,1fr);gap:.125rem .75rem;margin:.25rem 0 0;font-size:.875rem}
dt{color:var(--soft)}
dd{margin:0}
ol.claims{list-style:none;margin:.25rem 0 0;padding:0}
.claim{display:grid;grid-template-columns:5.25rem minmax(0,1fr);gap:0 .75rem;padding:.3125rem 0}
.claim>.details{grid-column:2}
.words{font-family:Charter,"Bitstream Charter","Sitka Text",Cambria,"Noto Serif",serif}
.stance{justify-self:start;align-self:start;font-size:.8125rem;line-height:1.3;padding:.125rem .375rem;border-radius:.1875rem}
.verdict{font-size:.8125rem;font-weight:400;line-height:1.3;padding:.0625rem .375rem;border:1px solid var(--rule);border-radius:.1875rem;white-space:nowrap}
.v-independent{background:var(--confirms);border-color:transparent}
.v-contested{background:var(--denies);border-color:transparent}
.place{font-size:.8125rem;font-variant-numeric:tabular-nums;white-space:nowrap}
details>summary{cursor:pointer;font-size:.9375rem;margin:.25rem 0}
table.figures{border-collapse:collapse;width:100%;font-size:.875rem}
.figures th{text-align:left;font-weight:400;color:var(--soft)}
.figures th,.figures td{padding:.25rem .75rem .25rem 0;vertical-align:top;border-bottom:1px solid var(--rule)}
.told{padding:.3125rem 0}
.figures td{overflow-wrap:break-word}
ul.plain{margin:.25rem 0;padding:0 0 0 1.125rem}
.text p{font-family:Charter,"Bitstream Charter","Sitka Text",Cambria,"Noto Serif",serif;margin:0 0 .625rem;display:grid;grid-template-columns:2.25rem minmax(0,1fr);gap:0 .5rem;line-height:1.6}
.text .n{font:.75rem/2.13 system-ui,sans-serif;color:var(--soft);text-align:right;font-variant-numeric:tabular-nums;user-select:none}
.text .l{white-space:pre-wrap}
.text .page{display:block;font:.75rem/1.6 system-ui,sans-serif;color:var(--soft);border-top:1px dashed var(--rule);padding-left:2.75rem;margin-top:.75rem}
mark{background:none;color:inherit;scroll-margin-block:25vh}
.claim,.text p{scroll-margin-block:10vh}
mark.content{padding:.09em 0;border-radius:.125rem;-webkit-box-decoration-break:clone;box-decoration-break:clone}
mark.source{font-weight:600}
mark.cue{font-style:italic}
mark.note,mark.credit{text-decoration:underline dotted;text-underline-offset:.2em}
.tag{font:.75rem/1 system-ui,sans-serif;color:var(--soft);margin-left:.25rem}
.back{font:.6875rem/1 system-ui,sans-serif;vertical-align:super;padding:0 .125rem;text-decoration:none;font-variant-numeric:tabular-nums}
.back:hover{text-decoration:underline}
.own+.back{color:var(--soft)}
${STANCES.map((stance) => `.s-${stance}{background:var(--${stance})}`).join('')}
.claim:target,.text p:target{outline:2px solid var(--ink);outline-offset:.25rem}
mark:target{outline:2px solid var(--ink);outline-offset:1px}
.key .content{padding:.0625rem .25rem}
@media screen and (min-width:72rem){
html,body{height:100%}
body{max-width:none;padding:0;display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);grid-template-rows:minmax(0,1fr)}
main,.texts{overflow-y:auto;padding:1.5rem 2rem 3rem}
main>*,.texts>*{max-width:44rem}
.texts{border-left:1px solid var(--rule)}
.texts h2:first-child{border-top:0;padding-top:0;margin-top:0}
}
@media (max-width:30rem){.figures thead{display:none}.figures tr{display:block;border-bottom:1px solid var(--rule);padding:.25rem 0}.figures td{display:inline;border:0;padding:0 .5rem 0 0}.figures td:nth-child(4){display:block;color:var(--soft)}body{padding:1rem .875rem 2rem}.claim{grid-template-columns:minmax(0,1fr);gap:.125rem 0}.claim>.details{grid-column:1}dl{grid-template-columns:minmax(0,1fr)}dt{margin-top:.25rem}.text p{grid-template-columns:1.5rem minmax(0,1fr)}}
@media print{
html{font-size:10pt;background:#fff;color:#000}
body{max-width:none;padding:0}
nav{display:none}
h2,h3{break-after:avoid}
.claim,dl{break-inside:avoid}
.s-${STANCES.join(',.s-')}{-webkit-print-color-adjust:exact;print-color-adjust:exact}
details::details-content{content-visibility:visible;block-size:auto}
}
`;
