/* How a feed looks when a browser opens it. One file for RSS and Atom. No links can be made here: CSS has no way to. */
@namespace content url("http://purl.org/rss/1.0/modules/content/");
@namespace atom url("http://www.w3.org/2005/Atom");

:root {
  color-scheme: light dark;
  --paper: #ffffff; --mist: #f2f5f6; --ink: #1b242a; --soft: #54616a; --rule: #d8dfe3; --accent: ${accent.light};
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", Arial, sans-serif;
  --read: Georgia, "Noto Serif", "DejaVu Serif", "Times New Roman", serif;
}
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #13191c; --mist: #1c2428; --ink: #e5eaec; --soft: #a7b2b9; --rule: #333e44; --accent: ${accent.dark}; }
}
:lang(kk), :lang(ky), :lang(tt), :lang(ba) { --read: var(--sans); }

/* Nothing shows unless it is named below. */
rss *, atom|feed * { display: none; }

rss, atom|feed {
  display: block; box-sizing: border-box; min-height: 100vh; margin: 0; padding: 2rem 1.25rem 4rem;
  border-top: 4px solid var(--accent); background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 var(--sans);
}
rss > channel { display: block; }
rss > channel, atom|feed > * { max-width: 42rem; margin-left: auto; margin-right: auto; }

/* What this is. The words follow the feed's language. */
rss::before, atom|feed::before {
  content: "This is a web feed: a feed reader fetches new posts from it by itself. To subscribe, copy the address of this page into a feed reader.";
  display: block; box-sizing: border-box; max-width: 42rem; margin: 0 auto 2rem; padding: .875rem 1.125rem;
  border-radius: 8px; background: var(--mist);
}
rss:lang(ru)::before, atom|feed:lang(ru)::before {
  content: "Это лента новостей: программа для чтения лент сама получает из неё новые записи. Чтобы подписаться, скопируйте адрес этой страницы в такую программу.";
}
rss:lang(kk)::before, atom|feed:lang(kk)::before {
  content: "Бұл жаңалықтар таспасы: таспа оқитын бағдарлама одан жаңа жазбаларды өзі алады. Жазылу үшін осы беттің мекенжайын сондай бағдарламаға көшіріңіз.";
}

channel > title, atom|feed > atom|title {
  display: block; font-size: 1.875rem; line-height: 1.25; font-weight: 700; margin-bottom: .25rem;
}
channel > description, atom|feed > atom|subtitle { display: block; color: var(--soft); margin-bottom: 2rem; }

item, atom|entry { display: block; border-top: 1px solid var(--rule); padding: 1.5rem 0; }
item { display: flex; flex-direction: column; }
atom|entry { display: flex; flex-direction: column; }
item > title, atom|entry > atom|title { display: block; order: 1; font-size: 1.25rem; line-height: 1.35; font-weight: 700; }
item > pubDate { display: block; order: 0; color: var(--soft); font-size: .9375rem; }
atom|entry > atom|published { display: block; order: 0; color: var(--soft); font-size: .9375rem; }
item > description { display: block; order: 2; font: 1.0625rem/1.6 var(--read); margin-top: .25rem; }
atom|entry > atom|summary { display: block; order: 2; font: 1.0625rem/1.6 var(--read); margin-top: .25rem; }
item > link { display: block; order: 3; color: var(--soft); font-size: .9375rem; margin-top: .5rem; overflow-wrap: anywhere; user-select: all; }
atom|entry > atom|link[rel="alternate"] { display: block; order: 3; color: var(--soft); font-size: .9375rem; margin-top: .5rem; overflow-wrap: anywhere; }
atom|entry > atom|link[rel="alternate"]::before { content: attr(href); }
content|encoded, atom|content { display: none; }

/* Each text runs the way of its own first letter: posts of a feed may come in languages of both ways. */
title, atom|title, description, atom|summary, atom|subtitle { overflow-wrap: anywhere; unicode-bidi: plaintext; }
