<#--
  How a post's summary looks in the design "magazine": as part/letter-text.ftl explains, but "lead" is the first post's text, and
  there are no pictures.
-->
lead.ink { margin:0 0 18px;font-family:${look.reading};font-size:17px;line-height:27px;color:#1b242a }
p.ink { margin:0 0 10px;font-family:${look.reading};font-size:16px;line-height:25px;color:#1b242a }
last { margin:0 }
box.mist.ink { padding:14px 16px;background-color:#f2f5f6;color:#1b242a }
section.ink { margin:30px 0 10px;font-family:${look.reading};font-size:20px;line-height:27px;font-weight:700;color:#1b242a }
subsection.ink { margin:24px 0 8px;font-family:${look.reading};font-size:17px;line-height:26px;font-weight:700;color:#1b242a }
a.link { color:${look.accent};text-decoration:underline }
ul.ink { margin:0 0 10px;padding:0;padding-${start}:24px;font-family:${look.reading};font-size:16px;line-height:25px;color:#1b242a }
ol.ink { margin:0 0 10px;padding:0;padding-${start}:28px;font-family:${look.reading};font-size:16px;line-height:25px;color:#1b242a }
li { margin:0 0 8px;padding:0 }
dl.ink { margin:0 0 18px;font-family:${look.reading};font-size:16px;line-height:25px;color:#1b242a }
dt { font-weight:700 }
dd { margin:0 0 8px }
blockquote.rule.ink { margin:0 0 18px;padding:2px 0;padding-${start}:18px;border-${start}:3px solid #d8dfe3;font-family:${look.reading};font-size:16px;line-height:25px;color:#1b242a }
pre.mist.ink { margin:0 0 18px;padding:14px 16px;background-color:#f2f5f6;font-family:${look.mono};font-size:14px;line-height:22px;color:#1b242a;white-space:pre-wrap;word-wrap:break-word }
code.mist.ink { font-family:${look.mono};font-size:15px;background-color:#f2f5f6;color:#1b242a }
table.ink { margin:0 0 18px;border-collapse:collapse;width:100%;font-family:${look.sans};font-size:16px;line-height:25px;color:#1b242a }
caption.soft { margin:0 0 18px;padding:0 0 8px;text-align:${start};font-family:${look.sans};font-size:14px;line-height:20px;color:#54616a }
th.rule { padding:8px 12px 8px 0;border-bottom:2px solid #d8dfe3;text-align:${start};vertical-align:top;font-weight:600 }
td.rule { padding:8px 12px 8px 0;border-bottom:1px solid #d8dfe3;vertical-align:top }
hr.rule { margin:8px 0 26px;border:0;border-top:1px solid #d8dfe3;height:0 }
