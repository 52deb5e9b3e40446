<#-- The text part of the mail that asks; explained in confirm.ftlh. -->
${newsletter?upper_case}

${subject}

${what}

${button}:
${url}

<#if isShort>
${words["mail.confirm.hours"]}

</#if>
${notYou}
<#if postal?has_content>

${postal}
</#if>
