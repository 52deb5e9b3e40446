<#-- The one style sheet of the pages. The model's accent: light and dark, readable as text. -->
/* The tokens, then what every page has, then the index, then a post. */
:root {
  color-scheme: light dark;
  --paper: #ffffff; --mist: #f2f5f6; --ink: #1b242a; --soft: #54616a; --rule: #d8dfe3; --edge: #75828b;
  --accent: ${accent.light}; --tint: #e7eff1;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", Arial, sans-serif;
  --read: Georgia, "Noto Serif", "DejaVu Serif", "Times New Roman", serif;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #13191c; --mist: #1c2428; --ink: #e5eaec; --soft: #a7b2b9; --rule: #333e44; --edge: #7f8c95;
    --accent: ${accent.dark}; --tint: #273236;
  }
}
:lang(kk), :lang(ky), :lang(tt), :lang(ba) { --read: var(--sans); }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--sans); overflow-wrap: break-word; }
.wrap { max-width: 42rem; margin: 0 auto; padding: 0 1.25rem; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
/* Cut away in its place: moved out at a side, it would make pages that read from that side as wide. */
.skip { position: absolute; inset-inline-start: 1rem; top: .5rem; background: var(--paper); padding: .5rem; }
.skip:not(:focus) { clip-path: inset(50%); width: 1px; height: 1px; padding: 0; overflow: hidden; white-space: nowrap; }
.site { border-top: 4px solid var(--accent); }
.site .wrap { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; justify-content: space-between; padding-top: 1.25rem; padding-bottom: 1rem; }
.site .name img { vertical-align: middle; height: 2rem; width: auto; margin-inline-end: .25rem; }
.site .name { font-weight: 650; font-size: 1.125rem; color: var(--ink); text-decoration: none; padding: .25rem 0; }
.site nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; list-style: none; margin: 0; padding: 0; }
.site nav a { display: inline-block; padding: .375rem 0; font-size: 1rem; }
.site nav a[aria-current] { color: var(--ink); text-decoration: none; font-weight: 650; }
main { padding: 2rem 0 4rem; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; font-weight: 700; }
h1 { font-size: clamp(1.625rem, 1.2rem + 2vw, 2.25rem); margin: 0 0 1rem; letter-spacing: -.01em; }
h2 { font-size: 1.375rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.125rem; margin: 1.5rem 0 .25rem; }
p { margin: 0 0 1.25rem; }
.meta { color: var(--soft); font-size: .9375rem; margin: 0 0 .5rem; }
.foot { border-top: 1px solid var(--rule); color: var(--soft); font-size: .9375rem; padding: 1.5rem 0 3rem; }
.foot a { color: var(--soft); display: inline-block; padding: .25rem 0; }
.foot p { margin: 0 0 .5rem; }

.intro { font-size: 1.125rem; color: var(--soft); max-width: 34rem; }
.year { display: grid; grid-template-columns: 5.5rem 1fr; border-top: 1px solid var(--rule); padding-top: 1.5rem; margin-top: 1.5rem; }
.year h2 { margin: 0; color: var(--soft); font-weight: 600; font-size: 1.125rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
.year ol { list-style: none; margin: 0; padding: 0; }
.year li + li { margin-top: 2rem; }
.year h3 { margin: 0 0 .25rem; font-size: 1.25rem; line-height: 1.35; text-wrap: pretty; }
.year h3 a { color: var(--ink); text-decoration-color: var(--edge); }
.year h3 a:hover { text-decoration-color: currentColor; }
.year .meta { margin: 0 0 .25rem; }
.year li p:last-child { font: 1.0625rem/1.6 var(--read); margin: 0; }
@media (max-width: 34rem) { .year { display: block; } .year h2 { margin-bottom: .75rem; } }
.year + p { margin-top: 2rem; }
.editions { list-style: none; margin: 0; padding: 0; }
.editions li { border-top: 1px solid var(--rule); padding: 1.25rem 0 1rem; }
.editions h2, .editions h3 { margin: 0 0 .25rem; font-size: 1.25rem; }
.editions p { margin: 0; }
.part { border-top: 1px solid var(--rule); padding-top: 1.5rem; margin-top: 2rem; }
.part h2 { margin: 0 0 .5rem; font-size: 1.625rem; }
.part h2 a { color: var(--ink); text-decoration-color: var(--edge); }
.years { border-top: 1px solid var(--rule); margin-top: 2rem; padding-top: 1.5rem; }
.years h2 { margin-top: 0; }
.years ul, .turn ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0; padding: 0; }
.contents { list-style: none; margin: 0; padding: 0; columns: 14rem 2; column-gap: 2rem; }
.contents li { break-inside: avoid; }
.years a, .contents a, .turn a { display: inline-block; min-width: 1.5rem; padding: .375rem 0; overflow-wrap: anywhere; }
.turn { border-top: 1px solid var(--rule); margin-top: 2rem; padding: 1rem 0; }

.post .body { font: 1.125rem/1.7 var(--read); }
.post .lead { font-size: 1.25rem; line-height: 1.55; margin-bottom: 1.75rem; }
.body > :last-child { margin-bottom: 0; }
.body.lead + .body { margin-top: 0; }
figure { margin: 2rem 0; }
figcaption, .body .caption { font: .9375rem/1.5 var(--sans); color: var(--soft); margin-top: .625rem; }
.gallery > .caption { margin-top: -.25rem; }
.tags a { display: inline-block; min-width: 1.5rem; padding: .25rem 0; overflow-wrap: anywhere; }
.tags { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; margin: 2rem 0; font-size: .9375rem; }
.near { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1.25rem; border-top: 1px solid var(--rule); padding-top: 1.25rem; margin-top: 2.5rem; }
.near p { margin: 0; }
.near .meta { margin: 0; }
.ask { background: var(--mist); border-radius: 8px; padding: 1.25rem 1.5rem; margin: 2.5rem 0 0; }
.ask p { margin: 0; }
.ask p + p { margin-top: .75rem; }
.join { display: flex; flex-wrap: wrap; gap: .5rem .75rem; margin: 0 0 .5rem; }
.join label { flex: 1 1 100%; font-weight: 650; }
.join input, .join button { font: inherit; border: 2px solid var(--edge); border-radius: 6px; padding: .5rem .75rem; min-height: 3rem; box-sizing: border-box; }
.join input { flex: 1 1 14rem; min-width: 0; color: inherit; background: var(--paper); direction: ltr; text-align: start; }
.join button { font-weight: 650; color: var(--paper); background: var(--accent); border-color: var(--accent); cursor: pointer; }

/* Text as authors write it. */
.body h2, .body h3, .body h4, .body h5, .body h6 { font-family: var(--sans); margin: 2.5rem 0 .75rem; }
.body h4, .body h5, .body h6 { font-size: 1rem; }
.body ul, .body ol, .body dl { margin: 0 0 1.25rem; padding-inline-start: 1.5rem; }
.body li + li { margin-top: .375rem; }
.body .task { list-style: none; margin-inline-start: -1.5rem; padding-inline-start: 1.5rem; text-indent: -1.5rem; }
.task > :not(p:first-child) { text-indent: 0; }
.body blockquote { margin: 1.5rem 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--rule); color: var(--soft); }
.body pre, .body code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .9375rem; }
.body pre { background: var(--mist); border-radius: 8px; padding: 1rem 1.25rem; overflow-x: auto; line-height: 1.5; }
.body table { display: block; overflow-x: auto; border-collapse: collapse; margin: 1.5rem 0; font: 1rem/1.5 var(--sans); font-variant-numeric: tabular-nums; }
.body th, .body td { padding: .5rem .75rem; border-bottom: 1px solid var(--rule); text-align: start; vertical-align: top; }
.body [align="right"] { text-align: right; }
.body [align="center"] { text-align: center; }
.body hr { border: 0; border-top: 1px solid var(--rule); margin: 2.5rem 0; }
.body mark { background: var(--tint); color: inherit; }
.body .notice { background: var(--mist); border-radius: 8px; padding: 1rem 1.25rem; margin: 1.5rem 0; }
.body .notice > :last-child { margin-bottom: 0; }
.left { text-align: left; }
.center { text-align: center; }
.right { text-align: right; }
.justify { text-align: justify; }

/* Pictures. A gallery: the first across, the rest in rows of one height. The class tells the shape, where the size is known. */
img { max-width: 100%; height: auto; }
figure img { display: block; background: var(--tint); border-radius: 3px; }
figure.portrait img { width: auto; max-height: 40rem; }
.gallery { display: flex; flex-wrap: wrap; gap: 1rem .75rem; margin: 2rem 0; }
.gallery > * { flex: 1 1 100%; margin: 0; min-width: 0; }
.gallery a { display: block; border-radius: 3px; }
.gallery > figure { flex: 6 1 13.5rem; }
.gallery > figure.portrait { flex: 3 1 6.75rem; }
.gallery > figure.square { flex: 4 1 9rem; }
.gallery > figure img { width: 100%; aspect-ratio: 3 / 2; max-height: none; object-fit: contain; }
.gallery > figure.landscape img { object-fit: cover; }
.gallery > figure.portrait img { aspect-ratio: 3 / 4; object-fit: cover; }
.gallery > figure.square img { aspect-ratio: 1; object-fit: cover; }
.gallery > figure:first-child:not(:nth-last-of-type(2)) { flex: 1 1 100%; }
.gallery > figure:first-child:not(:nth-last-of-type(2)) img { width: auto; aspect-ratio: auto; max-height: 40rem; }

@media print { .site nav, .skip, .ask, .near, .foot, .years, .turn { display: none; } body { background: #ffffff; color: #000000; font-size: 11pt; } .body pre { white-space: pre-wrap; } }
