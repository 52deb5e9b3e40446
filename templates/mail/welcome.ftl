<#-- The text part of the mail that greets; explained in welcome.ftlh. -->
${newsletter?upper_case}

${subject}

${words("mail.welcome.what", "newsletter", newsletter)}
<#if posts?has_content>

${words["site.newest"]}
<#list posts as post>

${post.title}
${post.url}
<#if post.summary?has_content>
${post.summary}
</#if>
</#list>
</#if>


= = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = =

${words["letter.unsubscribe"]}:
${unsubscribeUrl}

<#if preferencesUrl??>
${words["letter.preferences"]}:
${preferencesUrl}

</#if>
${words["mail.welcome.editions"]}:
${webUrl}

${words("letter.reason", "newsletter", newsletter, "date", subscribedOn)}<#if replies> ${words["letter.replies"]}</#if>
<#if address?has_content>

${address}
</#if>
