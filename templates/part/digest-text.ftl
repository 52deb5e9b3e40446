<#--
  The text part of each design. A line here is a paragraph: Postrider breaks it at 72 columns, but never an address.
  Given: as digest/letter.ftlh, and heading, the line below the newsletter's name.
-->
${newsletter?upper_case}
${heading}
<#if contents>

${words["letter.contents"]}

<#list posts as post>
${post?counter}. ${post.title}
</#list>
</#if>
<#list posts as post>

<#if !single>

------------------------------------------------------------------------

</#if>
<#if contents>${post?counter}. </#if>${post.title}
<#if !single || post.date != date>
${post.date}
</#if>
<#if post.whole>
${post.url}
</#if>
<#if post.picture?? && post.picture.alt?has_content>

[${post.picture.caption?has_content?then(post.picture.caption, post.picture.alt)}]
</#if>
<#list post.missing as words>

[${words}]
</#list>
<#if post.text?has_content>

${post.text}
</#if>
<#if !post.whole>

${words["letter.read"]}:
${post.url}
</#if>
</#list>
<#if rest??>


------------------------------------------------------------------------

${rest}:
${webUrl}
</#if>


= = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = =

${words["letter.unsubscribe"]}:
${unsubscribeUrl}

<#if preferencesUrl??>
${words["letter.preferences"]}:
${preferencesUrl}

</#if>
${words["letter.web"]}:
${webUrl}

${words("letter.reason", "newsletter", newsletter, "date", subscribedOn)}<#if replies> ${words["letter.replies"]}</#if>
<#if address?has_content>

${address}
</#if>
