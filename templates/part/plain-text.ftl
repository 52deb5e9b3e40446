<#--
  How a post's text looks in the design "plain": as the reader's mail program shows it. As part/letter-text.ftl explains; without
  "box" a notice is a quotation, without "img" a picture is its words.
-->
lead { margin:0 0 18px }
p { margin:0 0 18px }
last { margin:0 }
section { margin:28px 0 8px }
subsection { margin:24px 0 8px }
ul { margin:0 0 18px }
ol { margin:0 0 18px }
blockquote { margin:0 0 18px;padding:0;padding-${start}:18px;border-${start}:3px solid #75828b }
pre { margin:0 0 18px;white-space:pre-wrap;word-wrap:break-word }
table { margin:0 0 18px;border-collapse:collapse }
caption { padding:0 0 8px;text-align:${start} }
th { padding:6px 10px;border:1px solid #75828b;text-align:${start};vertical-align:top }
td { padding:6px 10px;border:1px solid #75828b;vertical-align:top }
hr { margin:8px 0 26px;border:0;border-top:1px solid #75828b }
