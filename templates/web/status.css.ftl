<#-- The page of the state. The model's accent: light and dark, readable as text. -->
<#include "../site/site.css.ftl">

:root { --ok: #1a6a3c; --warn: #855000; --warn-tint: #fbf0dc; --bad: #b0251d; }
@media screen and (prefers-color-scheme: dark) { :root { --ok: #74cd98; --warn: #e6b450; --warn-tint: #33270e; --bad: #ff9a90; } }
.wide { max-width: 64rem; }
.site p.name { margin: 0; }
.site .name small { font-weight: 400; color: var(--soft); font-size: 1rem; }
main { padding-top: 1.5rem; }
h1 { margin-bottom: .25rem; }
h2 { font-size: 1.1875rem; margin: 1.5rem 0 .5rem; }
.todo { list-style: none; padding: 0; margin: 1.25rem 0 0; }
.todo li { background: var(--warn-tint); border-inline-start: 4px solid var(--warn); border-radius: 0 6px 6px 0; padding: .875rem 1.125rem; margin: 0 0 .75rem; }
.now { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 0 2.5rem; align-items: start; }
.now p { margin: 0 0 .5rem; }
progress { display: block; width: 100%; height: .75rem; accent-color: var(--accent); border: 0; border-radius: 6px; background: var(--tint); overflow: hidden; }
progress::-webkit-progress-bar { background: var(--tint); }
progress::-webkit-progress-value { background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }
.counts { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0 0 .75rem; padding: 0; list-style: none; font-variant-numeric: tabular-nums; }
.counts b { font-weight: 650; }
.good { color: var(--ok); }
.care { color: var(--warn); }
.fault { color: var(--bad); font-weight: 650; }
.scroll { overflow-x: auto; margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; font-size: 1rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 700; font-size: 1.1875rem; padding: 0 0 .5rem; }
th, td { text-align: start; padding: .5rem 1.25rem .5rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; font-size: .9375rem; white-space: nowrap; }
tbody th { font-weight: 400; }
