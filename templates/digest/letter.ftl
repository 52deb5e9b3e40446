<#--
  The text part of a digest in the design "letter"; explained in its twin, letter.ftlh. A line here is a paragraph: Postrider breaks
  it at 72 columns, but never an address.
-->
${newsletter?upper_case}
<#if single>
${date}
<#else>
${date}, ${count}
</#if>
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
${post.url}
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
${siteUrl}
</#if>


= = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = =

${words["letter.unsubscribe"]}:
${unsubscribeUrl}

<#if preferencesUrl??>
${words["letter.preferences"]}:
${preferencesUrl}

</#if>
<#if webUrl??>
${words["letter.web"]}:
${webUrl}

</#if>
${words("letter.reason", "newsletter", newsletter, "date", subscribedOn)}<#if replies> ${words["letter.replies"]}</#if>
<#if address?has_content>

${address}
</#if>
