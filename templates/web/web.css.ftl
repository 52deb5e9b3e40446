<#-- What the pages have on which people join, choose and leave. The model's accent: light and dark, readable as text. -->
<#include "../site/site.css.ftl">

/* Forms. */
:root { --on-accent: #ffffff; --ok: #1a6a3c; --ok-tint: #e6f3ea; --bad: #b0251d; }
@media screen and (prefers-color-scheme: dark) { :root { --on-accent: #13191c; --ok: #74cd98; --ok-tint: #16301f; --bad: #ff9a90; } }
.narrow { max-width: 34rem; }
form { margin: 1.5rem 0 0; }
.field { border: 0; margin: 0 0 1.75rem; padding: 0; min-width: 0; }
label, legend { font-weight: 650; padding: 0; }
.hint { color: var(--soft); margin: .125rem 0 .5rem; font-size: 1rem; }
input[type=email], input[type=text], input[type=date], select, textarea { display: block; width: 100%; max-width: 26rem; font: inherit; color: inherit; background: var(--paper); border: 2px solid var(--edge); border-radius: 6px; padding: .625rem .75rem; min-height: 3rem; }
input[type=email] { direction: ltr; text-align: start; }
.pick { display: flex; gap: .75rem; align-items: center; min-height: 2.75rem; }
.pick label { font-weight: 400; flex: 1; padding: .375rem 0; }
.pick input { width: 1.375rem; height: 1.375rem; margin: 0; accent-color: var(--accent); flex: none; }
button { font: inherit; font-weight: 650; color: var(--on-accent); background: var(--accent); border: 2px solid var(--accent); border-radius: 6px; padding: .625rem 1.375rem; min-height: 3rem; cursor: pointer; }
button:hover { text-decoration: underline; text-underline-offset: .18em; }
button.quiet { color: var(--accent); background: transparent; }
.error { border-inline-start: 4px solid var(--bad); padding-inline-start: 1rem; }
.error .say, .wrong { color: var(--bad); font-weight: 650; margin: 0 0 .5rem; }
.error input { border-color: var(--bad); }
.done { background: var(--ok-tint); border-radius: 8px; padding: .75rem 1.25rem; }
.trap { display: none; }
.lang { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.25rem; padding: 0; margin: 0 0 1.5rem; font-size: 1rem; }
.lang a, .lang span { display: inline-block; padding: .375rem 0; }
.bare { padding: .25rem 1rem 1rem; }
.bare h1 { font-size: 1.5rem; margin-top: .5rem; }
.whole { overflow-wrap: anywhere; }
.small { color: var(--soft); font-size: 1rem; }
.small a { display: inline-block; padding: .25rem 0; }
.else { border-top: 1px solid var(--rule); margin-top: 2.25rem; padding-top: 1.5rem; }
.else h2 { margin-top: 0; }
