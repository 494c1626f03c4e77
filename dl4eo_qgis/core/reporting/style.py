"""How the report looks: one sheet, light and dark, on screen and on paper.

The colours of splits are told apart by colour-blind eyes too (after Okabe and Ito).
"""

from __future__ import annotations

CSS = """
:root{color-scheme:light dark;
--page:#fbfbf9;--card:#fff;--ink:#1d2327;--soft:#59636b;--line:#dfe2df;--faint:#eef0ed;--link:#0b5c8f;
--train:#0072b2;--validation:#e08a00;--test:#00936b;--buffer:#a9779b;--none:#6b7680;--out:#8d969c;
--good:#13734b;--mind:#9a5b00;--bad:#b3261e;--aoi:#4d565c;--land:#f3f4f1}
@media (prefers-color-scheme:dark){:root{
--page:#14181b;--card:#1b2024;--ink:#e4e7e8;--soft:#a0aab1;--line:#333b41;--faint:#252b30;--link:#7fc0ec;
--train:#4ba3da;--validation:#f0ad3d;--test:#3cc39a;--buffer:#cf9fc2;--none:#98a3ab;--out:#78838a;
--good:#62c79a;--mind:#e8b05a;--bad:#f08a82;--aoi:#aab3b9;--land:#20262a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,
"Noto Sans",
"Liberation Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
header,main,footer{max-width:68rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:2.6rem}
h1{font-size:1.75rem;font-weight:600;letter-spacing:-.01em;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.2rem;font-weight:600;margin:0 0 .3rem}
h3{font-size:.95rem;font-weight:600;margin:1.6rem 0 .4rem}
p{margin:.3rem 0 .8rem;max-width:46rem}
.lead{font-size:1.05rem;color:var(--soft)}
.soft,figcaption,caption{color:var(--soft);font-size:.86rem}
a{color:var(--link)}
code{font:.92em ui-monospace,"DejaVu Sans Mono","Liberation Mono",Menlo,Consolas,monospace}
nav{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;padding:.7rem 0 .6rem;margin-top:1.4rem;
border-top:1px solid var(--line);
border-bottom:1px solid var(--line);font-size:.9rem}
nav a{text-decoration:none}nav a:hover{text-decoration:underline}
section{padding:2rem 0 .4rem;border-bottom:1px solid var(--line)}
section:last-of-type{border-bottom:0}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.2rem,1fr));gap:.7rem;margin:1.4rem 0 0;padding:0}
.tiles div{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.65rem .85rem .6rem}
.tiles dt{color:var(--soft);font-size:.82rem}
.tiles dd{margin:0;font-size:1.4rem;font-weight:600;line-height:1.25}
.tiles dd small{display:block;font-size:.8rem;font-weight:400;color:var(--soft)}
.checks{list-style:none;margin:.4rem 0 1rem;padding:0;background:var(--card);border:1px solid var(--line);
border-radius:6px}
.checks li{display:grid;grid-template-columns:6rem 9.2rem 1fr;gap:.2rem 1rem;padding:.5rem .9rem;
border-top:1px solid var(--line)}
.checks li:first-child{border-top:0}
.checks b{font-weight:600}
.mark{font-weight:600;font-size:.86rem;white-space:nowrap}
.mark::before{display:inline-block;width:1.15em}
.good{color:var(--good)}.good::before{content:"\\2713"}
.mind{color:var(--mind)}.mind::before{content:"\\25B2"}
.bad{color:var(--bad)}.bad::before{content:"\\2715"}
.know{color:var(--soft)}.know::before{content:"\\2013"}
ul.notes{margin:.3rem 0 1rem;padding-left:1.2rem;max-width:52rem}
ul.notes li{margin:.25rem 0}
.scroll{overflow-x:auto;margin:.5rem 0 1.1rem}
table{border-collapse:collapse;font-size:.9rem;background:var(--card);border:1px solid var(--line);min-width:22rem}
caption{text-align:left;padding:0 0 .35rem}
th,td{text-align:left;vertical-align:top;padding:.34rem .8rem;border-top:1px solid var(--line);font-weight:400}
thead th{border-top:0;color:var(--soft);font-size:.84rem;vertical-align:bottom;background:var(--faint)}
td,tbody th,figcaption,li{overflow-wrap:anywhere}.nobr{white-space:nowrap}
th.n,td.n{text-align:right}td.n{white-space:nowrap}
td,th{min-width:3.2rem}
tbody th{max-width:26rem;min-width:7rem}td svg{margin-top:.32rem}
td.long{min-width:16rem}
figure{margin:.6rem 0 1.2rem}
svg{display:block;max-width:100%;height:auto}
svg text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;
fill:var(--soft)}
.key{display:flex;flex-wrap:wrap;gap:.15rem 1.2rem;list-style:none;margin:.2rem 0 .6rem;padding:0;font-size:.88rem}
.key li{display:flex;align-items:center;gap:.45rem}
.key svg,td svg.dot,th svg.dot{flex:none;display:inline-block;vertical-align:-.08em}
.f-train{fill:var(--train)}.f-validation{fill:var(--validation)}.f-test{fill:var(--test)}.f-buffer{fill:var(--buffer)}
.f-none{fill:var(--none)}.f-out{fill:none;stroke:var(--out)}
.f-all{fill:var(--none)}
.l-train{stroke:var(--train)}.l-validation{stroke:var(--validation)}.l-test{stroke:var(--test)}
.l-buffer{stroke:var(--buffer)}
.l-none,.l-all{stroke:var(--none)}
.line{fill:none;stroke-width:1.6;stroke-linejoin:round}
.axis{stroke:var(--line);fill:none}.rule{stroke:var(--line);stroke-dasharray:2 3;fill:none}
.frame{fill:var(--card);stroke:var(--line)}
.aoi{fill:var(--land);stroke:var(--aoi);stroke-width:1.2;fill-rule:evenodd}
.ink{fill:var(--ink)}.inkline{stroke:var(--ink);fill:none}
.chip{stroke:var(--card);stroke-width:.8}.edge{fill:none;stroke:var(--ink);stroke-width:1.3;stroke-opacity:.75}
.chips{fill-opacity:.82}
.ring{fill:none;stroke:var(--line)}.limit{fill:none;stroke:var(--good);stroke-dasharray:4 3}
.middle{stroke:var(--bad);stroke-width:1.6;fill:none}
.small{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.9rem}
svg.full{width:100%}section>.small{margin-bottom:1.2rem}
.small figure{margin:0;background:var(--card);border:1px solid var(--line);border-radius:6px;
padding:.6rem .75rem .5rem}
.small figcaption{color:var(--ink);font-weight:600;font-size:.88rem;margin-bottom:.2rem}
.small figcaption span{font-weight:400;color:var(--soft)}
.sheet{display:grid;grid-template-columns:repeat(auto-fill,minmax(15.6rem,1fr));gap:.9rem;margin:.5rem 0 1.3rem}
.sheet figure{margin:0;background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.5rem;
font-size:.8rem}
.sheet .pair{display:grid;grid-template-columns:1fr 1fr;gap:.3rem}
.sheet .one{grid-template-columns:1fr}
.sheet img{display:block;width:100%;height:auto;aspect-ratio:1;border-radius:2px;
background:repeating-linear-gradient(45deg,
var(--faint) 0 5px,var(--line) 5px 10px)}
.sheet img.big{image-rendering:pixelated}
.sheet img.mask{image-rendering:pixelated;background:var(--faint)}
.sheet .none{display:grid;place-items:center;aspect-ratio:2.04;color:var(--soft);background:var(--faint);
border-radius:2px}
.sheet figcaption{margin-top:.35rem;line-height:1.4;font-size:.8rem}
.sheet figcaption b{display:block;color:var(--ink);font-weight:600}
.sheet .why{display:block;color:var(--bad)}
.bar{fill:var(--none)}
.track{fill:var(--faint)}
details{margin:.4rem 0 1rem}summary{cursor:pointer;color:var(--link);font-size:.92rem}
footer{padding-top:1.2rem;padding-bottom:3rem;color:var(--soft);font-size:.86rem}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
@media (max-width:44rem){header,main,footer{padding-left:1rem;padding-right:1rem}header{padding-top:1.6rem}
.checks li{grid-template-columns:1fr}.tiles dd{font-size:1.2rem}th,td{padding:.3rem .55rem}
.sheet{grid-template-columns:repeat(auto-fill,minmax(11rem,1fr))}}
@media print{body{background:#fff;font-size:11pt}nav{display:none}section{break-inside:auto}
figure,.checks,tr{break-inside:avoid}.scroll{overflow:visible}}
"""
